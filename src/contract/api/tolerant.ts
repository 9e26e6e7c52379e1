import { z } from 'zod';
import { isMailAddress } from '../../domain/recipient/address.ts';
import { readBoolean, readNumber, readText, readTexts } from '../../domain/widget/wire-values.ts';

/**
 * Properties of requests. Each takes what clients were seen to send, and falls back where the value can't be read. What
 * is documented is the type that clients should send: it rides along as metadata.
 */

/** Schemas that document what is read later, or more tolerantly than it is documented. */
export const documentedAs = z.registry<{ readonly schema: unknown }>();

/** A property that may be missing: the readers then see null. */
export const anything = z.unknown().default(null);

/** A text; numbers count as their digits. */
export function text(fallback = '') {
  return anything
    .transform((value) => readText(value) ?? fallback)
    .meta({ type: 'string', documentedDefault: fallback });
}

/** A text, or undefined for one that is missing or blank. */
export function givenText() {
  return anything
    .transform((value) => {
      const given = readText(value)?.trim();
      return given === '' ? undefined : given;
    })
    .meta({ type: 'string' });
}

/** A boolean, or the words and digits it is written with: "true", "no", 1, "off". */
export function flag(fallback: boolean) {
  return anything
    .transform((value) => readBoolean(value) ?? fallback)
    .meta({ type: 'boolean', documentedDefault: fallback });
}

/** A number, or its text. */
export function amount(fallback: number) {
  return anything
    .transform((value) => readNumber(value) ?? fallback)
    .meta({ type: 'number', documentedDefault: fallback });
}

/** Texts; one text alone may hold several, separated by commas. */
export function texts() {
  return anything
    .transform((value) => {
      const list = typeof value === 'string' ? value.split(',') : (readTexts(value) ?? []);
      return list.map((each) => each.trim()).filter((each) => each !== '');
    })
    .meta({ type: 'array', items: { type: 'string' } });
}

/**
 * A list of anything; undefined and null are an empty one, other things are refused. `items` is what its elements are
 * documented as.
 */
export function list(items?: z.ZodType) {
  const read = anything
    .transform((value, context) => {
      if (value === undefined || value === null || value === '') return [];
      if (Array.isArray(value)) return value as unknown[];
      context.addIssue({ code: 'custom', message: 'not a list' });
      return z.NEVER;
    })
    .meta({ type: 'array' });
  return items === undefined ? read : read.register(documentedAs, { schema: z.array(items) });
}

/** A list whose elements are read with the schema that documents them. */
export function listOf<T extends z.ZodType>(items: T) {
  return list(items).pipe(z.array(items));
}

/** A file as base64, with or without a `data:` prefix, or as the bytes of a form; blank counts as missing. */
export function encodedFile() {
  return anything
    .transform((value) => (value === null || value === '' ? undefined : value))
    .pipe(z.union([z.string(), z.instanceof(Uint8Array)]).optional())
    .meta({ type: 'string', contentEncoding: 'base64', contentMediaType: 'application/pdf' });
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
