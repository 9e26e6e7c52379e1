import { apply, applyAll } from '../../domain/document/apply.ts';
import type { DocumentCommand, DocumentEvent, DocumentRefusal } from '../../domain/document/commands.ts';
import { decide } from '../../domain/document/decide.ts';
import { effectsOf } from '../../domain/document/effects.ts';
import type { DocumentState } from '../../domain/document/types.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { appendAudit, type NewAuditEntry } from '../audit/append.ts';
import type { Tx } from '../tables.ts';
import { auditEntriesOf } from './audit-entries.ts';
import { currentFile } from './current-file.ts';
import { documentStateOf } from './document-state.ts';
import { type FollowDeps, followEffects } from './follow-effects.ts';
import { type LockedDocument, lockDocument } from './locked-document.ts';
import { recipientsOf, saveEvents } from './save-events.ts';

/** Who tells the document so, for the audit log. */
export interface TransitionMeta {
  /** E-mail address of a person, or `system`. */
  readonly actor: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

export const systemMeta: TransitionMeta = { actor: 'system', ip: null, userAgent: null };

export interface Transitioned {
  /** Empty when it was already so. */
  readonly events: readonly DocumentEvent[];
  readonly state: DocumentState;
  /** Rows after the change. */
  readonly locked: LockedDocument;
}

/**
 * The one way in which a document changes: locks its row, asks the rules, writes state, audit, mails, webhooks and jobs
 * in the caller's transaction.
 */
export async function transition(
  tx: Tx,
  deps: FollowDeps,
  documentId: string,
  command: DocumentCommand,
  meta: TransitionMeta,
): Promise<Transitioned | Refusal<DocumentRefusal | 'not-found'>> {
  const locked = await lockDocument(tx, documentId);
  return locked === undefined ? refuse('not-found') : transitionLocked(tx, deps, locked, command, meta);
}

/** The same for a document whose lock the caller took to look at it first. */
export async function transitionLocked(
  tx: Tx,
  deps: FollowDeps,
  locked: LockedDocument,
  command: DocumentCommand,
  meta: TransitionMeta,
): Promise<Transitioned | Refusal<DocumentRefusal>> {
  const now = deps.clock();
  const before = documentStateOf(locked.document, locked.recipients, locked.owner.email);
  const events = decide(before, command, now);
  if (isRefusal(events)) return events;
  if (events.length === 0) return { events, state: before, locked };

  const state = applyAll(before, events);
  const after = { ...locked, ...(await saveEvents(tx, state, locked.recipients, events, meta, now)) };
  const { entries, mailed } = await follow(tx, deps, before, after, events, meta);
  await appendAudit(tx, state.id, entries);
  return { events, state, locked: mailed ? { ...after, recipients: await recipientsOf(tx, state.id) } : after };
}

/** Stores what follows each event: the audit entries of all of them in order, and whether recipients' rows changed by it. */
async function follow(
  tx: Tx,
  deps: FollowDeps,
  before: DocumentState,
  after: LockedDocument,
  events: readonly DocumentEvent[],
  meta: TransitionMeta,
): Promise<{ readonly entries: NewAuditEntry[]; readonly mailed: boolean }> {
  const fileSha256 = currentFile(after.document);
  const entries: NewAuditEntry[] = [];
  let state = before;
  let mailed = false;
  for (const event of events) {
    state = apply(state, event);
    const origin = { at: event.at, actor: meta.actor, ip: meta.ip, userAgent: meta.userAgent, fileSha256 };
    entries.push(...auditEntriesOf(event, state).map((entry) => ({ ...origin, ...entry })));
    const effects = effectsOf(event, state);
    mailed ||= effects.some(({ kind }) => kind !== 'webhook' && kind !== 'job');
    const queued = await followEffects(tx, deps, { ...after, state }, event, effects);
    entries.push(...queued.map((entry) => ({ at: event.at, actor: 'system', ...entry })));
  }
  return { entries, mailed };
}
