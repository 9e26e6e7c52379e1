import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Prepared } from '../../pdf/index.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { cleanTexts } from '../documents/clean-text.ts';
import { formWidgets } from '../documents/form-widgets.ts';
import { prepareSource } from '../documents/prepare-file.ts';
import { checkSize } from '../documents/quotas.ts';
import { folderOf } from '../folders/queries.ts';
import { holdFolder } from '../folders/tree.ts';
import type { Row } from '../tables.ts';
import { checkContent, checkWidgetPlaces } from './check-template.ts';
import { insertTemplate } from './insert-template.ts';
import type { NewRole, NewTemplate, TemplateRefusal } from './new-template.ts';
import { storedPrefill, storedRoles } from './store-parts.ts';

export type TemplateDeps = Pick<Deps, 'db' | 'pdf' | 'blobs' | 'settings' | 'environment' | 'clock' | 'newId'>;

/**
 * Makes a template: opens and mends its file once, for all documents that will be made from it. Free of charge. A
 * refused call leaves nothing but blobs, which the sweeper takes.
 */
export async function createTemplate(
  deps: TemplateDeps,
  caller: Caller,
  input: NewTemplate,
): Promise<Row<'template'> | Refusal<TemplateRefusal>> {
  const { file, linkEndsAt, ...texts } = input;
  const wanted = cleanTexts(texts);
  const { folderId, password } = wanted;
  const refusal =
    checkContent(wanted, deps.settings.limits) ?? (await checkSize(deps, caller, file.byteLength, 'template'));
  if (refusal) return refusal;
  if (folderId !== null && (await folderOf(deps.db, caller.accountId, folderId)) === undefined) {
    return refuse('unknown-folder');
  }
  const { flattenSigned = false, form = 'flatten' } = wanted;
  const opened = await prepareSource(deps, { file, password, signed: flattenSigned ? 'flatten' : 'refuse', form });
  if (isRefusal(opened)) return opened;
  const outside = checkWidgetPlaces(wanted, opened.pages);
  if (outside) return outside;
  const prefill = await storedPrefill(deps, wanted.prefill);
  if (isRefusal(prefill)) return prefill;
  const formRoles = form === 'fields' ? formRole(deps, opened.fields) : [];
  const roles = await storedRoles([...wanted.roles, ...formRoles]);
  const source = await deps.blobs.put(opened.bytes);

  return deps.db.transaction().execute(async (tx) => {
    const folder = folderId === null ? null : await holdFolder(tx, caller.accountId, folderId);
    if (folder === undefined) return refuse('unknown-folder');
    return insertTemplate(tx, deps, caller, {
      title: wanted.title,
      note: wanted.note,
      description: wanted.description,
      folder_id: folderId,
      settings: wanted.settings,
      roles,
      prefill,
      pages: [...opened.pages],
      source_blob: source,
      source_bytes: file.byteLength,
      form_fields: form === 'fields' ? [] : opened.fields,
      is_public: wanted.isPublic,
      link_expires_at: linkEndsAt,
    });
  });
}

/** Who has the fields that the form held. */
function formRole(deps: Pick<Deps, 'newId'>, fields: Prepared['fields']): NewRole[] {
  const widgets = formWidgets(fields, deps.newId);
  if (widgets.length === 0) return [];
  const nobody = { name: '', email: '', phone: '', company: '', jobTitle: '', accessCode: null, accessCodeHash: null };
  return [{ ...nobody, role: 'Signer', type: 'signer', widgets }];
}
