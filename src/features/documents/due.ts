import type { DocumentCommand } from '../../domain/document/commands.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import type { FollowDeps } from './follow-effects.ts';
import { systemMeta, transition } from './transition.ts';

type DueDeps = FollowDeps & Pick<Deps, 'db' | 'log'>;

const AT_ONCE = 200;

/** Ends every document whose time is over, each in its own transaction. Returns how many. */
export async function expireDue(deps: DueDeps): Promise<number> {
  const rows = await deps.db
    .selectFrom('document')
    .select('id')
    .where('status', '=', 'in-progress')
    .where('expires_at', '<=', deps.clock())
    .where('deleted_at', 'is', null)
    .orderBy('expires_at')
    .limit(AT_ONCE)
    .execute();
  let expired = 0;
  for (const { id } of rows) if (await tell(deps, id, { kind: 'expire' })) expired += 1;
  return expired;
}

/** Reminds everybody whose reminder is due and whose turn it still is. Returns how many. */
export async function remindDue(deps: DueDeps): Promise<number> {
  const rows = await deps.db
    .selectFrom('recipient')
    .innerJoin('document', 'document.id', 'recipient.document_id')
    .select(['recipient.id', 'document.id as documentId'])
    .where('recipient.next_reminder_at', '<=', deps.clock())
    .where('document.status', '=', 'in-progress')
    .where('document.deleted_at', 'is', null)
    .orderBy('recipient.next_reminder_at')
    .limit(AT_ONCE)
    .execute();
  let reminded = 0;
  for (const { id, documentId } of rows) {
    if (await remindOne(deps, documentId, id)) reminded += 1;
  }
  return reminded;
}

async function remindOne(deps: DueDeps, documentId: string, recipientId: string): Promise<boolean> {
  const sent = await tell(deps, documentId, { kind: 'remind', recipientId });
  if (!sent) {
    // Whoever can't be reminded now is not asked about again.
    await deps.db
      .updateTable('recipient')
      .set({ next_reminder_at: null })
      .where('id', '=', recipientId)
      .where('next_reminder_at', '<=', deps.clock())
      .execute();
  }
  return sent;
}

async function tell(deps: DueDeps, documentId: string, command: DocumentCommand): Promise<boolean> {
  const done = await deps.db.transaction().execute((tx) => transition(tx, deps, documentId, command, systemMeta));
  if (!isRefusal(done)) return true;
  deps.log.info({ documentId, command: command.kind, refused: done.refused }, 'A due document had changed');
  return false;
}
