import type { CreateTemplateBody, UseTemplateBody } from '../../contract/api/template.ts';
import { isMailAddress } from '../../contract/api/tolerant.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { SettingsChange } from '../../domain/template/inherit-settings.ts';
import type { TemplatePerson } from '../../domain/template/join-people.ts';
import { labelRoles } from '../../domain/template/roles.ts';
import { normaliseWidgets } from '../../domain/widget/normalise.ts';
import { normaliseOpenPrefill } from '../../domain/widget/prefill.ts';
import type { TemplateUse } from '../../features/templates/document-from-template.ts';
import type { NewTemplate } from '../../features/templates/new-template.ts';
import { matchesWithin } from '../../platform/text/matches.ts';
import { decodeFile } from './decode-file.ts';
import { isId } from './known-id.ts';
import { type ReadRefusal, readSettings } from './read-new-document.ts';

interface Context {
  readonly fileLimit: number;
  readonly ownerDateFormat: string;
}

/** Turns a request into the template to be made. What is required is looked for first, the file is decoded last. */
export function readNewTemplate(
  body: CreateTemplateBody,
  context: Context,
  kind: Pick<NewTemplate, 'state' | 'isPublic' | 'linkEndsAt'>,
): NewTemplate | Refusal<ReadRefusal> {
  const title = body.title ?? body.name;
  const { file: encoded, signers } = body;
  const complete = kind.state === 'unfinished' || isComplete(signers);
  if (encoded === undefined || title === undefined || !complete) return refuse('missing-parameters');
  if (body.folderId !== undefined && !isId(body.folderId)) return refuse('unknown-folder');
  if (!signers.every(({ email }) => email === undefined || isMailAddress(email))) return refuse('bad-address');

  const matches = matchesWithin(1000);
  const widgets = normaliseWidgets(
    signers.map((signer) => signer.widgets),
    matches,
  );
  if (isRefusal(widgets)) return widgets;
  const prefill = normaliseOpenPrefill(body.prefill, context.ownerDateFormat, matches);
  if (isRefusal(prefill)) return prefill;
  const file = decodeFile(encoded, context.fileLimit);
  if (isRefusal(file)) return file;

  const labels = labelRoles(signers.map(({ role }) => role));
  return {
    file,
    password: body.file_password,
    title,
    note: body.note,
    description: body.description,
    folderId: body.folderId ?? null,
    settings: readSettings({ ...body, send_email: true, email_subject: '', email_body: '' }),
    roles: signers.map((signer, index) => ({
      role: labels[index] ?? '',
      type: signer.signer_role,
      name: signer.name ?? '',
      email: signer.email ?? '',
      phone: signer.phone,
      company: signer.company,
      jobTitle: signer.job_title,
      accessCode: signer.access_code ?? null,
      accessCodeHash: null,
      widgets: widgets[index] ?? [],
    })),
    prefill,
    ...kind,
  };
}

/** Everybody has a role, signers have fields, and somebody has one to fill. */
function isComplete(signers: CreateTemplateBody['signers']): boolean {
  return (
    signers.every((one) => one.role !== undefined && (one.signer_role !== 'signer' || one.widgets.length > 0)) &&
    signers.some(({ widgets }) => widgets.length > 0)
  );
}

/** Turns a request into what a document brings along to a template. */
export function readTemplateUse(body: UseTemplateBody, context: Context): TemplateUse | Refusal<ReadRefusal> {
  if (body.folderId !== undefined && !isId(body.folderId)) return refuse('unknown-folder');
  if (!body.signers.every(({ email }) => email === undefined || isMailAddress(email))) return refuse('bad-address');
  const file = body.file === undefined ? undefined : decodeFile(body.file, context.fileLimit);
  if (isRefusal(file)) return file;
  return {
    people: body.signers.map(readPerson),
    title: body.title ?? body.name,
    note: body.note,
    description: body.description,
    folderId: body.folderId ?? null,
    settings: readChanges(body),
    prefill: body.prefill,
    file,
    password: body.file_password,
    charge: true,
  };
}

function readPerson(signer: UseTemplateBody['signers'][number]): TemplatePerson {
  return {
    role: signer.role ?? '',
    type: signer.signer_role,
    email: signer.email ?? '',
    name: signer.name ?? '',
    phone: signer.phone,
    company: signer.company,
    jobTitle: signer.job_title,
    accessCode: signer.access_code ?? null,
    overrides: signer.widgets,
  };
}

function readChanges(body: UseTemplateBody): SettingsChange {
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
