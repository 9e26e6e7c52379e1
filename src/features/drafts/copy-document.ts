import { sendersWidgets } from '../../domain/recipient/own-fields.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { labelRoles } from '../../domain/template/roles.ts';
import type { TemplatePrefill, TemplateRole } from '../../domain/template/types.ts';
import { appendAudit } from '../audit/append.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { CreateDeps } from '../documents/create.ts';
import { insertDocument } from '../documents/insert-document.ts';
import type { CreateRefusal, NewDocument } from '../documents/new-document.ts';
import { shownFile } from '../documents/prepare-file.ts';
import { findDocument } from '../documents/queries.ts';
import { checkSize } from '../documents/quotas.ts';
import type { Row } from '../tables.ts';
import { insertTemplate, contentOf as templateContentOf } from '../templates/insert-template.ts';
import { picturesOf } from '../templates/store-parts.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/**
 * A draft with the pages, people, fields and settings of a document, whatever became of that: to send it once more, or
 * to mend what was wrong. Nothing that anybody answered is in it. Costs nothing.
 */
export async function copyAsDraft(
  deps: CreateDeps,
  caller: Caller,
  id: string,
  meta: RequestMeta,
): Promise<{ readonly id: string } | Refusal<'not-found' | CreateRefusal>> {
  const original = await findDocument(deps.db, caller.accountId, id);
  if (original === undefined) return refuse('not-found');
  const tooMuch = await checkSize(deps, caller, original.source_bytes);
  if (tooMuch) return tooMuch;
  await renewBlobs(deps, original);
  const bytes = await deps.blobs.get(original.source_blob);
  const copyId = deps.newId();
  const shownBlob = await shownFile(
    deps,
    copyId,
    { bytes, pages: original.pages, kept: original.keeps_signatures },
    [],
  );
  if (isRefusal(shownBlob)) return shownBlob;
  const { pages, source_blob: sourceBlob, form_fields: formFields, keeps_signatures: kept } = original;

  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    await insertDocument(tx, deps, {
      id: copyId,
      caller,
      input: contentOf(original),
      files: { pages, sourceBlob, shownBlob, kept, formFields },
      codeHashes: original.recipients.map((one) => one.access_code_hash),
      now,
      draft: { prefill: original.prefill, linkEndsAt: null, hideSigningLinks: false },
    });
    const data = { documentId: copyId, title: original.title, sourceSha256: sourceBlob, copyOf: original.id };
    const origin = { actor: original.ownerEmail, ip: meta.ip, userAgent: meta.userAgent };
    await appendAudit(tx, copyId, [{ at: now, kind: 'created', ...origin, data, fileSha256: shownBlob }]);
    return { id: copyId };
  });
}

/** A template with a document's pages, fields and settings. Its people become roles without anybody in them. */
export async function templateFromDocument(
  deps: CreateDeps,
  caller: Caller,
  id: string,
): Promise<{ readonly id: string } | Refusal<'not-found' | 'template-keeps-signatures' | CreateRefusal>> {
  const original = await findDocument(deps.db, caller.accountId, id);
  if (original === undefined) return refuse('not-found');
  if (original.keeps_signatures) return refuse('template-keeps-signatures');
  const tooMuch = await checkSize(deps, caller, original.source_bytes, 'template');
  if (tooMuch) return tooMuch;
  await renewBlobs(deps, original);
  const prefill: TemplatePrefill[] = original.prefill.map(({ widget }) => ({ widget, response: null }));
  const roles = rolesOf(original.recipients);
  const template = await insertTemplate(deps.db, deps, caller, templateContentOf({ ...original, roles, prefill }));
  return { id: template.id };
}

/** The sweeper leaves them alone until the rows are there. */
async function renewBlobs(deps: Pick<Deps, 'blobs'>, original: Found): Promise<void> {
  for (const blob of [original.source_blob, ...picturesOf(original.prefill)]) await deps.blobs.renew(blob);
}

function contentOf(original: Found): NewDocument {
  return {
    file: { blob: original.source_blob, pages: original.pages, bytes: original.source_bytes },
    password: '',
    title: original.title,
    note: original.note,
    description: original.description,
    folderId: original.folder_id,
    settings: original.settings,
    recipients: original.recipients.map((one) => ({
      role: one.role,
      type: one.type,
      name: one.name,
      email: one.email,
      phone: one.phone,
      company: one.company,
      jobTitle: one.job_title,
      language: one.language,
      accessCode: null,
      widgets: sendersWidgets(one.widgets),
      turn: one.turn,
    })),
    prefill: [],
    charge: false,
  };
}

function rolesOf(recipients: readonly Row<'recipient'>[]): TemplateRole[] {
  const labels = labelRoles(uniqueLabels(recipients));
  return recipients.map((one, index) => ({
    role: labels[index] ?? one.role,
    type: one.type,
    name: '',
    email: '',
    phone: '',
    company: '',
    jobTitle: '',
    accessCodeHash: null,
    widgets: sendersWidgets(one.widgets),
    turn: one.turn,
  }));
}

/** Documents may say the same role of several people, templates may not: the later ones are named anew. */
function uniqueLabels(recipients: readonly Row<'recipient'>[]): (string | undefined)[] {
  const seen = new Set<string>();
  return recipients.map(({ role }) => {
    const label = role.trim();
    if (label === '' || seen.has(label.toLowerCase())) return undefined;
    seen.add(label.toLowerCase());
    return label;
  });
}
