import { z } from 'zod';
import { readBoolean, readNumber, readText, readTexts } from '../../domain/widget/wire-values.ts';

/** Properties of requests. Each takes what clients were seen to send, and falls back where the value can't be read. */

/** A property that may be missing: the readers then see null. */
export const anything = z.unknown().default(null);

/** A text; numbers count as their digits. */
export function text(fallback = '') {
  return anything.transform((value) => readText(value) ?? fallback);
}

/** A text, or undefined for one that is missing or blank. */
export function givenText() {
  return anything.transform((value) => {
    const given = readText(value)?.trim();
    return given === '' ? undefined : given;
  });
}

/** A boolean, or "true" and "false". */
export function flag(fallback: boolean) {
  return anything.transform((value) => readBoolean(value) ?? fallback);
}

/** A number, or its text. */
export function amount(fallback: number) {
  return anything.transform((value) => readNumber(value) ?? fallback);
}

/** Texts; one text alone may hold several, separated by commas. */
export function texts() {
  return anything.transform((value) => {
    const list = typeof value === 'string' ? value.split(',') : (readTexts(value) ?? []);
    return list.map((each) => each.trim()).filter((each) => each !== '');
  });
}

/** A list of anything; undefined and null are an empty one, other things are refused. */
export function list() {
  return anything.transform((value, context) => {
    if (value === undefined || value === null || value === '') return [];
    if (Array.isArray(value)) return value as unknown[];
    context.addIssue({ code: 'custom', message: 'not a list' });
    return z.NEVER;
  });
}

const addressShape = /^[^\s@<>,;"()\\]+@[^\s@<>,;"()\\]+$/;

/** True for what can be the address of a mail. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && addressShape.test(address);
}

/** Addresses in lower case, without repetition; one that is none is refused. */
export function addresses() {
  return texts().transform((given, context) => {
    const folded = [...new Set(given.map((each) => each.toLowerCase()))];
    if (folded.every(isMailAddress)) return folded;
    context.addIssue({ code: 'custom', message: 'not a mail address' });
    return z.NEVER;
  });
}
