import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';

/** For good; documents and templates hold their people themselves. */
export async function deleteContact(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  id: string,
): Promise<{ readonly id: string; readonly deletedAt: Date } | Refusal<'not-found'>> {
  const gone = await deps.db
    .deleteFrom('contact')
    .where('id', '=', id)
    .where('account_id', '=', caller.accountId)
    .returning('id')
    .executeTakeFirst();
  return gone === undefined ? refuse('not-found') : { id: gone.id, deletedAt: deps.clock() };
}
