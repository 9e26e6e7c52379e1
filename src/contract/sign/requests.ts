import { z } from 'zod';
import type { RecipientsChange } from '../../domain/document/changes.ts';
import { languages } from '../../domain/language/languages.ts';
import { widgetTypes } from '../../domain/widget/types.ts';

/** Ids of widgets and recipients as the product makes them, and those a client of the API may have given. */
const id = z.string().min(1).max(100);

/** A picture comes as a data URL, or goes back as the hash it is already stored under. */
const picture = z.object({ image: z.string().max(3_000_000) });
const answer = z.union([z.string().max(10_000), z.array(z.string().max(1000)).max(200), picture]);
const answers = z.record(id, answer);

/** A field that a recipient has placed. */
const ownField = z.object({
  id,
  type: z.enum(widgetTypes),
  page: z.int().min(1),
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
});
/** All of the person's own fields, as they stand; missing: unchanged. */
const fields = z.array(ownField).max(20_000).optional();

/** `seenEdit` of the view on the screen; missing: of a page that doesn't know of it. */
const seenEdit = z.int().min(0).max(2_147_483_647).optional();

export const answersBody = z.object({ answers, fields, seenEdit });
export const finishBody = answersBody;

export const changesQuery = z.object({ since: z.coerce.number().pipe(z.int().min(0).max(2_147_483_647)) });

/** What the owner has changed since the view on the screen was made. */
export interface OwnerChanges {
  readonly changed: readonly RecipientsChange[];
}

/** An upload is the bytes of one file; its name comes in the address. */
export const uploadQuery = z.object({ name: z.string().max(1000).default('') });

/** Which wording was on the screen, in which language; the server records the words themselves. */
export const consentBody = z.object({ version: z.string().max(40), language: z.enum(languages).default('en') });
export const declineBody = z.object({ reason: z.string().trim().min(1).max(1000) });
export const codeBody = z.object({ code: z.string().trim().min(1).max(40) });

/** Every refusal of `/sign/r/…`. The page has the words for each code. */
export const signError = z.object({
  error: z.object({
    code: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    reference: z.string().optional(),
  }),
});
export type SignError = z.infer<typeof signError>;
