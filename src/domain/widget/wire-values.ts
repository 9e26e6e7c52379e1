/** Tolerant readers of what clients send. Each answers undefined for what it can't read. */
export type WireObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Strings, and numbers and booleans as their text. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Numbers and numeric strings; never NaN or infinite. */
export function readNumber(value: unknown): number | undefined {
  const given = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof given === 'number' && Number.isFinite(given) ? given : undefined;
}

const truths = ['true', '1', 'yes', 'on'];
const lies = ['false', '0', 'no', 'off'];

/** A boolean, or one of the words and digits that forms and languages without booleans write it with. */
export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const folded = String(value).trim().toLowerCase();
  if (truths.includes(folded)) return true;
  return lies.includes(folded) ? false : undefined;
}

/** An array of texts; a single text counts as an array of one. */
export function readTexts(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) {
    const single = readText(value);
    return single === undefined || single === '' ? undefined : [single];
  }
  const texts = value.map(readText);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

const kept = ['type', 'page', 'x', 'y', 'w', 'h', 'name', 'options'];
const longestWire = 50_000;

/** What is kept of a client's widget for the echo; undefined where it is absurdly long. */
export function keepWire(wire: WireObject): WireObject | undefined {
  const known = Object.fromEntries(Object.entries(wire).filter(([key]) => kept.includes(key)));
  return JSON.stringify(known).length > longestWire ? undefined : known;
}
