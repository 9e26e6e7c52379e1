import { mostReminders } from '../../domain/document/reminder.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { countAudit } from '../audit/read.ts';
import type { Deps } from '../deps.ts';
import type { FollowDeps } from './follow-effects.ts';
import { lockDocument } from './locked-document.ts';
import { systemMeta, transition, transitionLocked } from './transition.ts';

type DueDeps = FollowDeps & Pick<Deps, 'db'>;

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
  for (const { id } of rows) {
    const done = await deps.db.transaction().execute((tx) => transition(tx, deps, id, { kind: 'expire' }, systemMeta));
    if (!isRefusal(done)) expired += 1;
  }
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

/** Looks again under the lock: of two workers only one reminds. */
async function remindOne(deps: DueDeps, documentId: string, recipientId: string): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockDocument(tx, documentId);
    const recipient = locked?.recipients.find((one) => one.id === recipientId);
    const due = recipient?.next_reminder_at ?? null;
    if (locked === undefined || due === null || due > deps.clock()) return false;
    const sent = await countAudit(tx, documentId, { kind: 'reminded', recipientId });
    if (sent < mostReminders) {
      const done = await transitionLocked(tx, deps, locked, { kind: 'remind', recipientId }, systemMeta);
      if (!isRefusal(done) && done.locked.document.settings.sendEmail) return true;
    }
    // Whoever can't be reminded is not asked about again.
    await tx.updateTable('recipient').set({ next_reminder_at: null }).where('id', '=', recipientId).execute();
    return false;
  });
}
