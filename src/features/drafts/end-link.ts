import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { DraftKey } from './load.ts';

/** Raises the version of the draft's link: the link, and every cookie it was exchanged for, opens nothing any more. */
export async function endDraftLink(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  { kind, id }: DraftKey,
): Promise<undefined | Refusal<'unknown-draft'>> {
  const done =
    kind === 'document'
      ? await deps.db
          .updateTable('document')
          .set((eb) => ({ draft_link_version: eb('draft_link_version', '+', 1), draft_link_expires_at: null }))
          .where('id', '=', id)
          .where('account_id', '=', caller.accountId)
          .executeTakeFirst()
      : await deps.db
          .updateTable('template')
          .set((eb) => ({ link_version: eb('link_version', '+', 1), link_expires_at: null }))
          .where('id', '=', id)
          .where('account_id', '=', caller.accountId)
          .executeTakeFirst();
  return done.numUpdatedRows > 0n ? undefined : refuse('unknown-draft');
}
