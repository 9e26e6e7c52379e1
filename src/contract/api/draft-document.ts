import { z } from 'zod';
import { createDocumentBody } from './create-document.ts';
import { flag } from './tolerant.ts';

/** Body of `draftdocument`: people and fields may come in the editor. */
export const draftDocumentBody = createDocumentBody
  .extend({ hide_signer_signing_links: flag(false) })
  .meta({ required: ['file', 'title'] });

export const draftDocumentAnswer = z.strictObject({
  document_id: z.string().regex(/^[A-Za-z0-9]{10}$/),
  url: z.url(),
});
export type DraftDocumentAnswer = z.infer<typeof draftDocumentAnswer>;
