import { z } from 'zod';
import { readBoolean, readNumber, readText } from '../../domain/widget/wire-values.ts';
import { addresses, anything, documentedAs } from './tolerant.ts';

/**
 * Properties of requests that change something: undefined where they are missing or null, which leaves things as they
 * are. What is given and can't be read is refused.
 */
export function change<T>(
  documented: z.ZodType,
  blank: 'is-missing' | 'is-a-value',
  read: (value: unknown) => T | undefined,
) {
  return anything
    .transform((value, context): T | undefined => {
      if (value === null || (blank === 'is-missing' && value === '')) return undefined;
      const given = read(value);
      if (given !== undefined) return given;
      context.addIssue({ code: 'custom', message: 'not readable' });
      return z.NEVER;
    })
    .register(documentedAs, { schema: documented });
}

/** A trimmed text; "" empties it. */
export function textChange(longest: number) {
  return change(z.string(), 'is-a-value', (value) => {
    const given = readText(value)?.trim();
    return given === undefined || given.length > longest ? undefined : given;
  });
}

export function flagChange() {
  return change(z.boolean(), 'is-missing', readBoolean);
}

/** A whole number within the bounds; parts of one count up. */
export function amountChange(least: number, most: number) {
  return change(z.number(), 'is-missing', (value) => {
    const given = Math.ceil(readNumber(value) ?? Number.NaN);
    return given >= least && given <= most ? given : undefined;
  });
}

/** The id of a folder; "" is the root, as null. */
export function folderChange() {
  return change(z.string(), 'is-a-value', (value) => {
    const given = readText(value)?.trim();
    return given === undefined ? undefined : { id: given === '' ? null : given };
  });
}

/** Addresses of people; [] leaves none. */
export function addressesChange() {
  return change(z.array(z.string()), 'is-missing', (value) => {
    return Array.isArray(value) || typeof value === 'string' ? addresses().safeParse(value).data : undefined;
  });
}

/** Whether a change names anything to change. */
export function changesSomething(changes: Readonly<Record<string, unknown>>): boolean {
  return Object.values(changes).some((value) => value !== undefined);
}
