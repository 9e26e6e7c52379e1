import type { SavedKind } from '../../domain/account/saved-signature.ts';
import type { Queryable } from '../tables.ts';

export interface SavedSignature {
  readonly kind: SavedKind;
  /** Of a PNG among the blobs. */
  readonly sha256: string;
  readonly savedAt: Date;
}

/** What this account has saved, one of each kind at most. */
export async function savedSignatures(db: Queryable, accountId: string): Promise<SavedSignature[]> {
  return db
    .selectFrom('saved_signature')
    .select(['kind', 'sha256', 'saved_at as savedAt'])
    .where('account_id', '=', accountId)
    .orderBy('kind')
    .execute();
}
