import { z } from 'zod';
import { isMailAddress } from '../../domain/recipient/address.ts';
import { isObject, readBoolean, readNumber, readText } from '../../domain/widget/wire-values.ts';
import { objectId, time } from './answers.ts';
import { change, flagChange } from './changes.ts';
import {
  createDocumentBody,
  longestText,
  longestTitle,
  mostDays,
  penColors,
  readPenColors,
  signatureMode,
  signer,
  webAddress,
} from './create-document.ts';
import { addresses, anything, documentedAs, encodedFile, flag, givenText, list, listOf, text } from './tolerant.ts';
import { settingChanges } from './update-document.ts';
import { prefillOverrideDocs, toldOptions, widgetOverrideDocs } from './widget-docs.ts';

const content = createDocumentBody.omit({ send_email: true, email_subject: true, email_body: true });

/**
 * Body of `createtemplate`, `publictemplate` and `drafttemplate`; what is required is optional here, its absence has a
 * text of its own. People and fields of a draft may come in the editor.
 */
export const createTemplateBody = content.meta({ required: ['file', 'title', 'signers'] });
export type CreateTemplateBody = z.output<typeof createTemplateBody>;

/** Missing, empty or unreadable: the template's value. */
function inherited() {
  return anything.transform((value) => readBoolean(value)).meta({ type: 'boolean' });
}

/** Present, even 0: in place of the template's value. */
function inheritedDays() {
  return anything
    .transform((value) => readNumber(value))
    .pipe(z.number().min(0).max(mostDays).transform(Math.ceil).optional())
    .meta({ type: 'number' });
}

/** Present, even "": in place of the template's value. */
function inheritedText(longest: number) {
  return anything
    .transform((value) => (value === null ? undefined : readText(value)?.trim()))
    .pipe(z.string().max(longest).optional())
    .meta({ type: 'string' });
}

/** A list, even []: in place of the template's value. */
function inheritedAddresses() {
  return anything
    .transform((value, context): string[] | undefined => {
      if (!Array.isArray(value)) return undefined;
      const read = addresses().safeParse(value);
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: 'not a mail address' });
      return z.NEVER;
    })
    .meta({ type: 'array', items: { type: 'string' } });
}

const person = signer.extend({
  signer_role: givenText()
    .pipe(
      z
        .string()
        .toLowerCase()
        .pipe(z.enum(['signer', 'approver', 'viewer']))
        .optional(),
    )
    .meta({ enum: ['signer', 'approver', 'viewer'] }),
  widgets: list(widgetOverrideDocs),
});

/** Body of `createdocument/{template_id}`: what is missing is as in the template. */
export const useTemplateBody = z
  .object({
    signers: listOf(person),
    title: givenText().pipe(z.string().max(longestTitle).optional()),
    name: givenText().pipe(z.string().max(longestTitle).optional()),
    note: inheritedText(longestText),
    description: inheritedText(longestText),
    folderId: givenText(),
    timeToCompleteDays: inheritedDays(),
    remind_once_in_every: inheritedDays(),
    send_email: inherited(),
    email_subject: text().pipe(z.string().max(1000)),
    email_body: text().pipe(z.string().max(200_000)),
    sendInOrder: inherited(),
    send_in_order_strict: inherited(),
    allow_offline_sign: inherited(),
    enableOTP: inherited(),
    enableTour: inherited(),
    allow_modifications: inherited(),
    auto_reminder: inherited(),
    merge_certificate: inherited(),
    signature_mode: signatureMode(),
    notify_on_signatures: inherited(),
    redirect_url: inheritedText(2000).refine((given) => given === undefined || webAddress.safeParse(given).success),
    sender_name: inheritedText(200),
    sender_email: inheritedText(254).refine((given) => !given || isMailAddress(given)),
    pen_colors: anything
      .transform((value) => (Array.isArray(value) && value.length > 0 ? readPenColors(value) : undefined))
      .meta({ type: 'array', items: { type: 'string', enum: penColors } }),
    bcc: inheritedAddresses(),
    cc: inheritedAddresses(),
    prefill: anything
      .transform((value) => (isObject(value) ? value.widgets : value))
      .pipe(list())
      .register(documentedAs, { schema: prefillOverrideDocs }),
    file: encodedFile(),
    file_password: text(),
    flatten_signed: flag(false),
  })
  .meta({ required: ['signers'] });
export type UseTemplateBody = z.output<typeof useTemplateBody>;

/** Body of `PUT template`: what is missing stays; title and file can't be emptied, so that blank counts as missing. */
export const updateTemplateBody = z.object({
  name: givenText().pipe(z.string().max(longestTitle).optional()),
  title: givenText().pipe(z.string().max(longestTitle).optional()),
  ...settingChanges,
  allow_offline_sign: flagChange(),
  signature_mode: signatureMode(),
  file: encodedFile(),
  file_password: change(z.string(), 'is-missing', (value) => readText(value)),
  flatten_signed: flagChange(),
});

export const templateCreatedAnswer = z.strictObject({ objectId, message: z.string() });
export type TemplateCreatedAnswer = z.infer<typeof templateCreatedAnswer>;

export const publicTemplateAnswer = z.strictObject({ template_id: objectId, public_url: z.url(), message: z.string() });
export type PublicTemplateAnswer = z.infer<typeof publicTemplateAnswer>;

export const draftTemplateAnswer = z.strictObject({ objectId, url: z.url() });
export type DraftTemplateAnswer = z.infer<typeof draftTemplateAnswer>;

/** With every option that was given when the template was made. */
const widget = z.strictObject({
  type: z.string(),
  page: z.number(),
  x: z.number(),
  y: z.number(),
  w: z.number(),
  h: z.number(),
  options: z.looseObject({}).register(documentedAs, { schema: toldOptions }),
});
export type TemplateWidgetAnswer = z.infer<typeof widget>;

const role = z.strictObject({
  role: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  widgets: z.array(widget).optional(),
});

export const templateAnswer = z.strictObject({
  objectId,
  title: z.string(),
  note: z.string(),
  folder: z.strictObject({ objectId: z.string(), name: z.string() }).optional(),
  description: z.string().optional(),
  pen_colors: z.array(z.string()).optional(),
  sender_name: z.string().optional(),
  sender_email: z.string().optional(),
  notify_on_signatures: z.boolean().optional(),
  merge_certificate: z.boolean().optional(),
  file: z.url(),
  owner: z.string(),
  signers: z.array(role),
  sendInOrder: z.boolean(),
  send_in_order_strict: z.boolean().optional(),
  allow_offline_sign: z.boolean().optional(),
  createdAt: time,
  updatedAt: time,
  enableTour: z.boolean(),
  redirect_url: z.string(),
  allow_modifications: z.boolean(),
  auto_reminder: z.boolean(),
  timeToCompleteDays: z.number().optional(),
  remind_once_in_every: z.number(),
  bcc: z.array(z.string()).optional(),
  cc: z.array(z.string()).optional(),
  prefill: z.strictObject({ widgets: z.array(widget) }).optional(),
});
export type TemplateAnswer = z.infer<typeof templateAnswer>;

export const templateInListAnswer = templateAnswer.omit({
  description: true,
  pen_colors: true,
  sender_name: true,
  sender_email: true,
  notify_on_signatures: true,
  merge_certificate: true,
  timeToCompleteDays: true,
  bcc: true,
  cc: true,
});
export type TemplateInListAnswer = z.infer<typeof templateInListAnswer>;

export const templateListAnswer = z.strictObject({ result: z.array(templateInListAnswer) });
