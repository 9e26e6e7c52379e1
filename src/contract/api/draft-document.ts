import { z } from 'zod';
import { objectId } from './answers.ts';
import { createDocumentBody } from './create-document.ts';
import { flag } from './tolerant.ts';

/** Body of `draftdocument`: people and fields may come in the editor. */
export const draftDocumentBody = createDocumentBody
  .extend({ hide_signer_signing_links: flag(false) })
  .meta({ required: ['file', 'title'] });

export const draftDocumentAnswer = z.strictObject({
  document_id: objectId,
  url: z.url(),
});
export type DraftDocumentAnswer = z.infer<typeof draftDocumentAnswer>;
