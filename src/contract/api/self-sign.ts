import { z } from 'zod';
import { isObject } from '../../domain/widget/wire-values.ts';
import { objectId } from './answers.ts';
import { createDocumentBody, signer } from './create-document.ts';
import { anything, documentedAs, listOf, text } from './tolerant.ts';

const oneSigner = signer.omit({ signer_role: true, access_code: true, language: true });
const longestNote = 10_000;

/**
 * Body of `selfsign`. The documented schema names `signer` and requires `signers`: the one is read, else the first of
 * the others. Without either, or without an address, the account's owner signs.
 */
export const selfSignBody = createDocumentBody
  .pick({
    file: true,
    file_password: true,
    flatten_signed: true,
    title: true,
    name: true,
    description: true,
    timeToCompleteDays: true,
    folderId: true,
    send_email: true,
    email_subject: true,
    email_body: true,
    enableTour: true,
    redirect_url: true,
    sender_name: true,
    sender_email: true,
    merge_certificate: true,
    notify_on_signatures: true,
    pen_colors: true,
    bcc: true,
    cc: true,
  })
  .extend({
    note: text('Note to myself').pipe(z.string().max(longestNote)),
    signer: anything
      .transform((value) => (isObject(value) ? value : undefined))
      .pipe(oneSigner.optional())
      .register(documentedAs, { schema: oneSigner }),
    signers: listOf(oneSigner),
  })
  .meta({ required: ['file', 'title', 'signer'] });
export type SelfSignBody = z.output<typeof selfSignBody>;

export const selfSignAnswer = z.strictObject({ objectId, url: z.url() });
export type SelfSignAnswer = z.infer<typeof selfSignAnswer>;
