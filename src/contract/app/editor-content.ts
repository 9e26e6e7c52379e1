import { z } from 'zod';
import { languages } from '../../domain/language/languages.ts';
import { logicActions, logicMatches, logicOperators, longestValue, mostRules } from '../../domain/widget/logic.ts';
import { widgetTypes } from '../../domain/widget/types.ts';

/** The one model of the editor, for documents and templates: `src/domain/draft/content.ts` on the wire. */

const short = z.string().max(500);
const texts = z.array(z.string().max(1000)).max(200);

/** A condition, see `src/domain/widget/logic.ts`. May be unfinished: without rules, or with a trigger of "". */
export const editorLogic = z.object({
  enabled: z.boolean(),
  action: z.enum(logicActions),
  match: z.enum(logicMatches),
  rules: z
    .array(
      z.object({
        /** Name of another field of the same person. */
        trigger: short,
        operator: z.enum(logicOperators),
        value: z.string().max(longestValue).optional(),
      }),
    )
    .max(mostRules),
});

export const editorWidgetOptions = z.object({
  name: z.string().max(500),
  required: z.boolean(),
  hint: z.string().max(1000),
  readonly: z.boolean(),
  color: z.enum(['black', 'blue', 'red', 'yellow']),
  fontsize: z.number().min(2).max(28),
  hideTextWithAsterisks: z.boolean(),
  default: z.string().max(5000).optional(),
  pattern: z.string().max(1000).optional(),
  values: texts.optional(),
  selectedValues: texts.optional(),
  hideLabel: z.boolean().optional(),
  layout: z.enum(['vertical', 'horizontal']).optional(),
  minSelections: z.number().int().min(0).max(200).optional(),
  maxSelections: z.number().int().min(0).max(200).optional(),
  formula: z.string().max(2000).optional(),
  decimalPlaces: z.number().int().min(0).max(15).optional(),
  cellCount: z.number().int().min(1).max(100).optional(),
  format: z.string().max(50).optional(),
  minDate: z.string().max(50).optional(),
  maxDate: z.string().max(50).optional(),
  signingDate: z.boolean().optional(),
  logic: editorLogic.optional(),
});

/** Ids of fields are the browser's: unique in the draft, 1 to 40 of `A-Z a-z 0-9 _ -`. */
export const editorWidget = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  type: z.enum(widgetTypes),
  page: z.number().int().min(1).max(100_000),
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
  options: editorWidgetOptions,
});
export type EditorWidget = z.infer<typeof editorWidget>;

const response = z.union([
  z.string().max(5000),
  texts,
  z.object({ image: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.null(),
]);

export const editorPerson = z.object({
  /** As loaded; for a new person any text that no other of the draft has. Saving answers with the id it got. */
  id: z.string().min(1).max(50),
  /** Number of the signing order; those who share one act together. Saved in this order, counted from 1. */
  turn: z.number().int().min(1).max(1000),
  role: short,
  type: z.enum(['signer', 'approver', 'viewer']),
  name: z.string().max(200),
  /** May be unfinished. Saved in lower case. */
  email: z.string().max(254),
  phone: short,
  company: short,
  jobTitle: short,
  /** Of the signing page and the mails; null or absent: the account's. */
  language: z.enum(languages).nullable().optional(),
  /** Whether one is stored. Ignored on saving. */
  hasAccessCode: z.boolean(),
  /** Only on saving: a new code, null to take it away; left out it stays as it is. Never answered. */
  accessCode: z.string().max(100).nullable().optional(),
  widgets: z.array(editorWidget).max(2000),
  /** Only where one signs alone: what stands in the fields, by their ids, as `editorPrefill.response`. */
  answers: z.record(z.string().max(40), response).optional(),
});
export type EditorPerson = z.infer<typeof editorPerson>;

/** Who takes a role of a template, for one document. */
export const sendingPerson = editorPerson
  .pick({ id: true, name: true, email: true, phone: true, company: true, jobTitle: true, language: true })
  .extend({ accessCode: z.string().max(100).nullable().default(null) });

/** `image`: the `sha256` that uploading the picture answered. null: nothing yet. */
export const editorPrefill = z.object({
  widget: editorWidget,
  response,
});
export type EditorPrefill = z.infer<typeof editorPrefill>;

const addresses = z.array(z.string().max(254)).max(100);

export const editorSettings = z.object({
  sendInOrder: z.boolean(),
  sendInOrderStrict: z.boolean(),
  sendEmail: z.boolean(),
  /** 0: never expires. */
  timeToCompleteDays: z.number().int().min(0).max(36_500),
  enableOtp: z.boolean(),
  enableTour: z.boolean(),
  redirectUrl: z.string().max(2000),
  senderName: z.string().max(200),
  senderEmail: z.string().max(254),
  allowModifications: z.boolean(),
  allowOfflineSign: z.boolean(),
  autoReminder: z.boolean(),
  remindOnceInEvery: z.number().int().min(1).max(36_500),
  mergeCertificate: z.boolean(),
  signatureMode: z.enum(['default', 'seal', 'per_signer']).default('default'),
  notifyOnSignatures: z.boolean(),
  penColors: z.array(z.enum(['blue', 'red', 'black'])).min(1),
  cc: addresses,
  bcc: addresses,
  emailSubject: z.string().max(1000),
  emailBody: z.string().max(200_000),
});

export const editorContent = z.object({
  title: z.string().max(1000),
  note: z.string().max(10_000),
  description: z.string().max(10_000),
  folderId: z.string().max(50).nullable(),
  settings: editorSettings,
  /** In signing order (`turn`). In a template: its roles. */
  people: z.array(editorPerson).max(500),
  prefill: z.array(editorPrefill).max(2000),
});
export type EditorContent = z.infer<typeof editorContent>;
