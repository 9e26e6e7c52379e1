import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { checkSize } from '../documents/quotas.ts';
import { contentOf, insertTemplate } from './insert-template.ts';
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
  // The sweeper leaves them alone until the row is there.
  for (const blob of [original.source_blob, ...picturesOf(original.prefill)]) await deps.blobs.renew(blob);
  const title = `${original.title.slice(0, 240)} (copy)`;
  const { id: copyId } = await insertTemplate(deps.db, deps, caller, contentOf({ ...original, title }));
  return { id: copyId };
}
