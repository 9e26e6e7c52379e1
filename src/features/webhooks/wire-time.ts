/**
 * `Fri, 16 May 2025 16:18:34 GMT+0530`: the moment in the owner's zone, in a form that `Date.parse` reads. In UTC, and
 * where the zone is unknown, it ends with `GMT` alone.
 */
export function wireTime(at: Date, timeZone: string): string {
  const offset = offsetMinutes(at, timeZone);
  const text = new Date(at.getTime() + offset * 60_000).toUTCString();
  if (offset === 0) return text;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${text}${offset < 0 ? '-' : '+'}${twoDigits(hours)}${twoDigits(minutes)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs far more than asking it. Throws for a zone that is not known. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, made);
  return made;
}

function offsetMinutes(at: Date, timeZone: string): number {
  try {
    const parts = formatOf(timeZone).formatToParts(at);
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    const found = /^GMT([+-])(\d{2}):(\d{2})/.exec(name);
    return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
  } catch {
    return 0;
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
