import type { CreateDocumentBody, SignerBody } from '../../contract/api/create-document.ts';
import { isMailAddress } from '../../contract/api/tolerant.ts';
import type { DocumentSettings } from '../../domain/document/types.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { normaliseWidgets } from '../../domain/widget/normalise.ts';
import type { WidgetFault } from '../../domain/widget/normalise-options.ts';
import { normalisePrefill } from '../../domain/widget/prefill.ts';
import type { Widget } from '../../domain/widget/types.ts';
import type { NewDocument, NewRecipient } from '../../features/documents/new-document.ts';
import { matchesWithin } from '../../platform/text/matches.ts';
import { decodeFile } from './decode-file.ts';
import { isId } from './known-id.ts';

export type ReadRefusal =
  | 'missing-parameters'
  | 'file-too-large'
  | 'not-base64'
  | 'unknown-folder'
  | 'bad-address'
  | WidgetFault;

/** Turns a request into the document to be made. What is required is looked for first, the file is decoded last. */
export function readNewDocument(
  body: CreateDocumentBody,
  context: { readonly fileLimit: number; readonly ownerDateFormat: string },
): NewDocument | Refusal<ReadRefusal> {
  const title = body.title ?? body.name;
  const { file: encoded, signers } = body;
  const named = signers.length > 0 && signers.every((signer) => signer.email !== undefined);
  if (encoded === undefined || title === undefined || !named) return refuse('missing-parameters');
  if (body.folderId !== undefined && !isId(body.folderId)) return refuse('unknown-folder');
  if (!signers.every((signer) => isMailAddress(signer.email ?? ''))) return refuse('bad-address');

  const matches = matchesWithin(1000);
  const widgets = normaliseWidgets(
    signers.map((signer) => signer.widgets),
    matches,
  );
  if (isRefusal(widgets)) return widgets;
  const prefill = normalisePrefill(body.prefill, context.ownerDateFormat, matches);
  if (isRefusal(prefill)) return prefill;
  const file = decodeFile(encoded, context.fileLimit);
  if (isRefusal(file)) return file;

  return {
    file,
    password: body.file_password,
    title,
    note: body.note,
    description: body.description,
    folderId: body.folderId ?? null,
    settings: readSettings(body),
    recipients: signers.map((signer, index) => readRecipient(signer, index, widgets[index] ?? [])),
    prefill,
    charge: true,
  };
}

export function readRecipient(signer: SignerBody, index: number, widgets: readonly Widget[]): NewRecipient {
  const email = signer.email ?? '';
  return {
    role: signer.role ?? `User-${index + 1}`,
    type: signer.signer_role,
    name: signer.name ?? email,
    email,
    phone: signer.phone,
    company: signer.company,
    jobTitle: signer.job_title,
    accessCode: signer.access_code ?? null,
    widgets,
  };
}

type SettingsBody = Omit<
  CreateDocumentBody,
  'file' | 'file_password' | 'title' | 'name' | 'note' | 'description' | 'signers' | 'folderId' | 'prefill'
>;

export function readSettings(body: SettingsBody): DocumentSettings {
  return {
    sendInOrder: body.sendInOrder,
    sendInOrderStrict: body.send_in_order_strict,
    sendEmail: body.send_email,
    timeToCompleteDays: body.timeToCompleteDays,
    enableOtp: body.enableOTP,
    enableTour: body.enableTour,
    redirectUrl: body.redirect_url,
    senderName: body.sender_name,
    senderEmail: body.sender_email,
    allowModifications: body.allow_modifications,
    allowOfflineSign: body.allow_offline_sign,
    autoReminder: body.auto_reminder,
    remindOnceInEvery: body.remind_once_in_every,
    mergeCertificate: body.merge_certificate,
    notifyOnSignatures: body.notify_on_signatures,
    penColors: body.pen_colors,
    cc: body.cc,
    bcc: body.bcc,
    emailSubject: body.email_subject,
    emailBody: body.email_body,
  };
}
