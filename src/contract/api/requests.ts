import { z } from 'zod';
import { anything, givenText, text } from './tolerant.ts';

export const revokeBody = z.object({ reason: text().pipe(z.string().max(2000)) });

export const resendMailBody = z
  .object({
    document_id: givenText(),
    email: givenText().transform((email) => email?.toLowerCase()),
    email_subject: text().pipe(z.string().max(1000)),
    email_body: text().pipe(z.string().max(200_000)),
  })
  .meta({ required: ['document_id', 'email'] });

/** The documented schema spells the key `url` and requires `Url`. */
export const webhookBody = z
  .object({ url: z.string().optional(), Url: z.string().optional() })
  .meta({ required: ['url'] });

const defaultLimit = 100;
const mostPerList = 500;

/** `limit` and `skip` of lists: what isn't a sensible number counts as not given, and no list is longer than 500. */
export const listQuery = z.object({
  limit: anything
    .transform((value) => Math.min(wholeNumber(value, 1) ?? defaultLimit, mostPerList))
    .meta({ type: 'integer', maximum: mostPerList, documentedDefault: defaultLimit }),
  skip: anything
    .transform((value) => wholeNumber(value, 0) ?? 0)
    .meta({ type: 'integer', minimum: 0, documentedDefault: 0 }),
});

function wholeNumber(value: unknown, least: number): number | undefined {
  const given = typeof value === 'string' && value.trim() !== '' ? Math.floor(Number(value)) : Number.NaN;
  return Number.isFinite(given) && given >= least ? Math.min(given, Number.MAX_SAFE_INTEGER) : undefined;
}
