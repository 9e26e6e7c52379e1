import type { CreateTemplateBody, UseTemplateBody } from '../../contract/api/template.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { TemplatePerson } from '../../domain/template/join-people.ts';
import { labelRoles } from '../../domain/template/roles.ts';
import { normaliseOpenPrefill } from '../../domain/widget/prefill.ts';
import type { TemplateUse } from '../../features/templates/document-from-template.ts';
import type { NewTemplate } from '../../features/templates/new-template.ts';
import { decodeFile } from './decode-file.ts';
import { checkReferences, type ReadContext, type ReadRefusal, readContent } from './read-content.ts';
import { readSettingChanges, readSettings } from './read-settings.ts';

/** Turns a request into the template to be made. */
export function readNewTemplate(
  body: CreateTemplateBody,
  context: ReadContext,
  kind: Pick<NewTemplate, 'state' | 'isPublic' | 'linkEndsAt'>,
): NewTemplate | Refusal<ReadRefusal> {
  const { signers } = body;
  const missing = kind.state === 'unfinished' ? undefined : missingOf(signers);
  const content = readContent(body, context, missing, normaliseOpenPrefill);
  if (isRefusal(content)) return content;
  const { widgets, signed, ...rest } = content;
  const labels = labelRoles(signers.map(({ role }) => role));
  return {
    ...rest,
    flattenSigned: signed === 'flatten',
    settings: readSettings({ ...body, send_email: true, email_subject: '', email_body: '' }),
    roles: signers.map((signer, index) => ({
      role: labels[index] ?? '',
      type: signer.signer_role,
      name: signer.name ?? '',
      email: signer.email ?? '',
      phone: signer.phone,
      company: signer.company,
      jobTitle: signer.job_title,
      ...(signer.language && { language: signer.language }),
      accessCode: signer.access_code ?? null,
      accessCodeHash: null,
      widgets: widgets[index] ?? [],
    })),
    ...kind,
  };
}

/** Everybody has a role, signers have fields, and somebody has one to fill. */
function missingOf(signers: CreateTemplateBody['signers']): string | undefined {
  if (signers.length === 0) return 'signers';
  for (const [index, { role, signer_role, widgets }] of signers.entries()) {
    if (role === undefined) return `signers.${index}.role`;
    if (signer_role === 'signer' && widgets.length === 0) return `signers.${index}.widgets`;
  }
  return signers.some(({ widgets }) => widgets.length > 0) ? undefined : 'signers.0.widgets';
}

/** Turns a request into what a document brings along to a template. */
export function readTemplateUse(body: UseTemplateBody, context: ReadContext): TemplateUse | Refusal<ReadRefusal> {
  const misplaced = checkReferences(body);
  if (misplaced) return misplaced;
  const file = body.file === undefined ? undefined : decodeFile(body.file, context.fileLimit);
  if (isRefusal(file)) return file;
  return {
    people: body.signers.map(readPerson),
    title: body.title ?? body.name,
    note: body.note,
    description: body.description,
    folderId: body.folderId ?? null,
    settings: readSettingChanges(body),
    prefill: body.prefill,
    file,
    password: body.file_password,
    flattenSigned: body.flatten_signed,
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
    language: signer.language,
    accessCode: signer.access_code ?? null,
    overrides: signer.widgets,
  };
}
