import type { Caller, RequestMeta } from '../caller.ts';
import type { Tx } from '../tables.ts';
import { type LockedDocument, lockDocument } from './locked-document.ts';
import type { TransitionMeta } from './transition.ts';

/** Locks a document of the caller; undefined for one of somebody else, and for one in the trash unless asked for. */
export async function lockOwned(
  tx: Tx,
  caller: Caller,
  id: string,
  trash: 'without-trash' | 'with-trash' = 'without-trash',
): Promise<LockedDocument | undefined> {
  const locked = await lockDocument(tx, id);
  if (locked === undefined || locked.document.account_id !== caller.accountId) return undefined;
  return trash === 'without-trash' && locked.document.deleted_at !== null ? undefined : locked;
}

/** The owner acts. */
export function ownerMeta(locked: LockedDocument, meta: RequestMeta): TransitionMeta {
  return { actor: locked.owner.email, ip: meta.ip, userAgent: meta.userAgent };
}
