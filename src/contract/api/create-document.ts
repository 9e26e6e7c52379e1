import { z } from 'zod';
import { defaultNote } from '../../domain/document/default-settings.ts';
import type { PenColor, SignatureMode } from '../../domain/document/types.ts';
import { languages, readLanguage } from '../../domain/language/languages.ts';
import { isMailAddress } from '../../domain/recipient/address.ts';
import { isObject } from '../../domain/widget/wire-values.ts';
import {
  addresses,
  amount,
  anything,
  documentedAs,
  encodedFile,
  flag,
  givenText,
  list,
  listOf,
  text,
} from './tolerant.ts';
import { prefillDocs, widgetDocs } from './widget-docs.ts';

export const penColors: readonly PenColor[] = ['blue', 'red', 'black'];
export const longestTitle = 1000;
export const longestText = 10_000;
const signatureModes: readonly SignatureMode[] = ['seal', 'per_signer'];
const longestMail = 200_000;
/** A hundred years: later dates only come from mistakes. */
export const mostDays = 36_500;

/** A name, a phone number and the like. */
const short = z.string().max(500);

export const signer = z
  .object({
    role: givenText().pipe(short.optional()),
    email: givenText().transform((email) => email?.toLowerCase()),
    name: givenText().pipe(short.optional()),
    phone: text().transform(trimmed).pipe(short),
    company: text().transform(trimmed).pipe(short),
    job_title: text().transform(trimmed).pipe(short),
    language: language().optional(),
    signer_role: givenText()
      .pipe(
        z
          .string()
          .toLowerCase()
          .pipe(z.enum(['signer', 'approver', 'viewer']))
          .default('signer'),
      )
      .meta({ enum: ['signer', 'approver', 'viewer'], documentedDefault: 'signer' }),
    access_code: givenText().pipe(z.string().regex(/^\d+$/).max(100).optional()).meta({ pattern: '^[0-9]+$' }),
    widgets: list(widgetDocs),
  })
  .meta({ id: 'Signer' });

/** Of the signing page and the mails; regions count as their language. Blank: the sender's. */
function language() {
  return givenText()
    .transform((tag, context) => {
      if (tag === undefined) return undefined;
      const known = readLanguage(tag);
      if (known !== undefined) return known;
      context.addIssue({ code: 'custom', params: { known: languages.join(' ') } });
      return z.NEVER;
    })
    .meta({ enum: languages });
}

/** Who signs the file: the organisation once, or each signer; blank for the organisation's choice. */
export function signatureMode() {
  return givenText()
    .pipe(z.string().toLowerCase().pipe(z.enum(signatureModes)).optional())
    .meta({ enum: signatureModes });
}

/** A browser is sent there, so nothing but the web's own schemes. */
export const webAddress = text()
  .transform(trimmed)
  .pipe(z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]));

const replyAddress = text()
  .transform(trimmed)
  .refine((address) => address === '' || isMailAddress(address));

/**
 * Body of `createdocument`. Unknown properties are ignored, `name` stands for `title`. What is required is optional
 * here: its absence has an error text of its own.
 */
export const createDocumentBody = z
  .object({
    file: encodedFile(),
    file_password: text(),
    flatten_signed: flag(false),
    title: givenText().pipe(z.string().max(longestTitle).optional()),
    name: givenText().pipe(z.string().max(longestTitle).optional()),
    note: text(defaultNote).pipe(z.string().max(longestText)),
    description: text().pipe(z.string().max(longestText)),
    timeToCompleteDays: amount(15).pipe(z.number().min(0).max(mostDays)).transform(Math.ceil),
    signers: listOf(signer),
    folderId: givenText(),
    send_email: flag(true),
    email_subject: text().pipe(z.string().max(1000)),
    email_body: text().pipe(z.string().max(longestMail)),
    sendInOrder: flag(true),
    send_in_order_strict: flag(false),
    allow_offline_sign: flag(false),
    enableOTP: flag(false),
    enableTour: flag(false),
    redirect_url: webAddress,
    sender_name: text().transform(trimmed).pipe(z.string().max(200)),
    sender_email: replyAddress,
    allow_modifications: flag(false),
    auto_reminder: flag(false),
    remind_once_in_every: amount(5).pipe(z.number().min(1).max(mostDays)).transform(Math.ceil),
    merge_certificate: flag(false),
    signature_mode: signatureMode()
      .transform((mode): SignatureMode | 'default' => mode ?? 'default')
      .meta({ enum: signatureModes }),
    notify_on_signatures: flag(false),
    pen_colors: anything
      .transform(readPenColors)
      .meta({ type: 'array', items: { type: 'string', enum: penColors }, documentedDefault: penColors }),
    bcc: addresses(),
    cc: addresses(),
    prefill: anything
      .transform((value) => (isObject(value) ? value.widgets : value))
      .pipe(list())
      .register(documentedAs, { schema: prefillDocs }),
  })
  .meta({ required: ['file', 'title', 'signers'] });
export type CreateDocumentBody = z.output<typeof createDocumentBody>;
export type SignerBody = CreateDocumentBody['signers'][number];

/** Colours we know, in the order given; all of them when none is left. */
export function readPenColors(value: unknown): PenColor[] {
  const given = Array.isArray(value) ? value.map((each) => String(each).trim().toLowerCase()) : [];
  const known = penColors.filter((color) => given.includes(color));
  return known.length > 0 ? known.sort((a, b) => given.indexOf(a) - given.indexOf(b)) : [...penColors];
}

function trimmed(value: string): string {
  return value.trim();
}
