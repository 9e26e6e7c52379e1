import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { checkSize } from '../documents/quotas.ts';
import type { TemplateRefusal } from './new-template.ts';
import { findTemplate } from './queries.ts';
import { picturesOf } from './store-parts.ts';

/** A second template like the first: same file, roles, fields and settings; private and without a link. */
export async function duplicateTemplate(
  deps: Pick<Deps, 'db' | 'blobs' | 'settings' | 'environment' | 'clock' | 'newId'>,
  caller: Caller,
  id: string,
): Promise<{ readonly id: string } | Refusal<'not-found' | TemplateRefusal>> {
  const original = await findTemplate(deps.db, caller.accountId, id);
  if (original === undefined) return refuse('not-found');
  const tooMuch = await checkSize(deps, caller, original.source_bytes, 'template');
  if (tooMuch) return tooMuch;
  // Stored once more, so that the sweeper leaves them alone until the row is there.
  for (const blob of [original.source_blob, ...picturesOf(original.prefill)]) {
    await deps.blobs.put(await deps.blobs.get(blob));
  }
  const copyId = deps.newId();
  const now = deps.clock();
  const { title, note, description, folder_id, settings, roles, prefill, pages, source_blob, source_bytes } = original;
  await deps.db
    .insertInto('template')
    .values({
      id: copyId,
      account_id: caller.accountId,
      tenant_id: caller.tenantId,
      title: `${title.slice(0, 240)} (copy)`,
      note,
      description,
      folder_id,
      settings: JSON.stringify(settings),
      roles: JSON.stringify(roles),
      prefill: JSON.stringify(prefill),
      pages: JSON.stringify(pages),
      source_blob,
      source_bytes,
      form_fields: JSON.stringify(original.form_fields),
      is_public: false,
      link_expires_at: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return { id: copyId };
}
