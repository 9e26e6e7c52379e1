import { keysForRecipients, type RecipientsChange } from '../../domain/document/changes.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import type { Queryable } from '../tables.ts';
import { gateOf } from './gate.ts';
import { loadSigning } from './load.ts';
import type { GateRefusal } from './refusals.ts';
import type { SigningSession } from './session.ts';

/** The owner's last edit of a document, by its place in the log; 0 before the first. No other act raises it. */
export async function lastEdit(db: Queryable, documentId: string): Promise<number> {
  const { last } = await db
    .selectFrom('audit_event')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('document_id', '=', documentId)
    .where('kind', '=', 'edited')
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** What concerns recipients among the owner's edits after `seenEdit`. */
export async function changedSince(db: Queryable, documentId: string, seenEdit: number): Promise<RecipientsChange[]> {
  const edits = await db
    .selectFrom('audit_event')
    .select('data')
    .where('document_id', '=', documentId)
    .where('kind', '=', 'edited')
    .where('seq', '>', seenEdit)
    .execute();
  return keysForRecipients(edits.flatMap(({ data }) => (Array.isArray(data.keys) ? data.keys : [])));
}

/** The same for an open page, which a closed gate or a deleted document tells nothing. */
export async function ownerChanges(
  deps: Pick<Deps, 'db'>,
  session: SigningSession,
  seenEdit: number,
): Promise<RecipientsChange[] | Refusal<GateRefusal | 'deleted'>> {
  const loaded = await loadSigning(deps.db, session);
  if (loaded === undefined || loaded.document.deleted_at !== null) return refuse('deleted');
  if (gateOf(session, loaded.me, loaded.document) !== null) return refuse('gate-closed');
  return changedSince(deps.db, loaded.document.id, seenEdit);
}
