import type { SavedKind } from '../../domain/account/saved-signature.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { keepPicture } from '../keep-picture.ts';

/** Keeps a PNG or JPEG in place of the one before, checked as recipients' pictures are. */
export async function saveSignature(
  deps: Pick<Deps, 'db' | 'pdf' | 'blobs' | 'clock'>,
  accountId: string,
  kind: SavedKind,
  picture: Uint8Array,
): Promise<Refusal<'not-a-picture'> | undefined> {
  const kept = await keepPicture(deps, picture);
  if (kept === undefined) return refuse('not-a-picture');
  const saved = { sha256: kept.sha256, saved_at: deps.clock() };
  await deps.db
    .insertInto('saved_signature')
    .values({ account_id: accountId, kind, ...saved })
    .onConflict((conflict) => conflict.columns(['account_id', 'kind']).doUpdateSet(saved))
    .execute();
  return undefined;
}

/** Its picture goes with the next sweep, unless a document holds it. One that isn't there is fine. */
export async function clearSignature(deps: Pick<Deps, 'db'>, accountId: string, kind: SavedKind): Promise<void> {
  await deps.db.deleteFrom('saved_signature').where('account_id', '=', accountId).where('kind', '=', kind).execute();
}
