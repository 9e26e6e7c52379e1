/** One setting: what it is for, its default as text, and how text becomes a value (undefined: not understood). */
export interface Entry<T> {
  readonly env: string;
  readonly doc: string;
  readonly default: string;
  readonly parse: (text: string) => T | undefined;
}

export function text(env: string, fallback: string, doc: string): Entry<string> {
  return { env, doc, default: fallback, parse: (given) => given };
}

export function whole(
  env: string,
  fallback: number,
  [least, most]: readonly [number, number],
  doc: string,
): Entry<number> {
  const parse = (given: string) => {
    const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };
  return { env, doc: `${doc} From ${least} to ${most}.`, default: String(fallback), parse };
}

export function choice<const T extends string>(env: string, fallback: T, choices: readonly T[], doc: string): Entry<T> {
  const parse = (given: string) => choices.find((one) => one === given);
  return { env, doc: `${doc} One of ${choices.join(', ')}.`, default: fallback, parse };
}

export function address(env: string, fallback: string, doc: string): Entry<string> {
  const parse = (given: string) => {
    if (given === '') return '';
    if (!/^https?:\/\//.test(given) || !URL.canParse(given)) return undefined;
    return given.replace(/\/+$/, '');
  };
  return { env, doc, default: fallback, parse };
}

export function list(env: string, doc: string): Entry<readonly string[]> {
  return { env, doc, default: '', parse: (given) => given.split(/[\s,]+/).filter((part) => part !== '') };
}

export function addresses(env: string, doc: string): Entry<readonly string[]> {
  const parse = (given: string) => {
    const parts = given.split(/[\s,]+/).filter((part) => part !== '');
    return parts.every((part) => /^https?:\/\//.test(part) && URL.canParse(part)) ? parts : undefined;
  };
  return { env, doc, default: '', parse };
}
