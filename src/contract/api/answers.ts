import { z } from 'zod';

/** Answers of v1.2, key by key in the order of the wire. Older versions lack some, see `versions.ts`. */

/** An instant as the API writes it. */
export const time = z.iso.datetime({ precision: 3 });
export const objectId = z.string().regex(/^[A-Za-z0-9]{10}$/);

export const errorAnswer = z.strictObject({ error: z.string() });

export const userAnswer = z.strictObject({
  objectId,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  jobTitle: z.string(),
  company: z.string(),
  createdAt: time,
  updatedAt: time,
});
export type UserAnswer = z.infer<typeof userAnswer>;

export const creditsAnswer = z.strictObject({
  plan_credits: z.number(),
  addon_credits: z.number(),
  total_credits: z.number(),
  renewal_date: time,
});
export type CreditsAnswer = z.infer<typeof creditsAnswer>;

const signUrl = z.strictObject({ email: z.string(), url: z.url() });

export const createdAnswer = z.strictObject({ objectId, signurl: z.array(signUrl), message: z.string() });
export type CreatedAnswer = z.infer<typeof createdAnswer>;

export const signingLinksAnswer = z.strictObject({ objectId, signurl: z.array(signUrl) });
export type SigningLinksAnswer = z.infer<typeof signingLinksAnswer>;

export const widgetAnswer = z.strictObject({
  type: z.string(),
  page: z.number(),
  x: z.number(),
  y: z.number(),
  w: z.number(),
  h: z.number(),
  options: z.strictObject({ name: z.string() }),
});
export type WidgetAnswer = z.infer<typeof widgetAnswer>;

export const signerAnswer = z.strictObject({
  role: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  widgets: z.array(widgetAnswer).optional(),
});
export type SignerAnswer = z.infer<typeof signerAnswer>;

const folder = z.strictObject({ objectId: z.string(), name: z.string() });
/** "" until it happens. */
const timeOrNothing = z.union([time, z.literal('')]);

export const documentAnswer = z.strictObject({
  status: z.enum(['draft', 'in-progress', 'completed', 'declined', 'expired']),
  objectId,
  file: z.url(),
  /** "" until completed. */
  certificate: z.union([z.url(), z.literal('')]),
  title: z.string(),
  note: z.string(),
  folder,
  owner: z.string(),
  signers: z.array(signerAnswer),
  sendInOrder: z.boolean(),
  send_in_order_strict: z.boolean().optional(),
  allow_offline_sign: z.boolean().optional(),
  createdAt: time,
  updatedAt: time,
  enableTour: z.boolean(),
  redirect_url: z.string(),
  allow_modifications: z.boolean(),
  audit_trail: z.array(z.strictObject({ email: z.string(), viewed: timeOrNothing, signed: timeOrNothing })),
  /** Only for documents made from a template. */
  template_id: z.string().optional(),
  auto_reminder: z.boolean(),
  remind_once_in_every: z.number(),
  pen_colors: z.array(z.string()).optional(),
  bcc: z.array(z.string()).optional(),
  cc: z.array(z.string()).optional(),
});
export type DocumentAnswer = z.infer<typeof documentAnswer>;

export const documentInListAnswer = documentAnswer.omit({
  status: true,
  certificate: true,
  audit_trail: true,
  pen_colors: true,
  bcc: true,
  cc: true,
});
export type DocumentInListAnswer = z.infer<typeof documentInListAnswer>;

export const documentListAnswer = z.strictObject({ result: z.array(documentInListAnswer) });

export const revokedAnswer = z.strictObject({ objectId, revokedAt: time });
export type RevokedAnswer = z.infer<typeof revokedAnswer>;

export const deletedAnswer = z.strictObject({ objectId, deletedAt: time });
export type DeletedAnswer = z.infer<typeof deletedAnswer>;

export const resultAnswer = z.strictObject({ result: z.string() });
export type ResultAnswer = z.infer<typeof resultAnswer>;

export const webhookAnswer = z.strictObject({ webhook: z.string() });
export type WebhookAnswer = z.infer<typeof webhookAnswer>;
