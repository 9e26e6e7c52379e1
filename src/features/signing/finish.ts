import { canonicalJson } from '../../domain/audit/chain.ts';
import { decide } from '../../domain/document/decide.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { shownWidgets } from '../../domain/widget/logic-outcome.ts';
import type { OwnField } from '../../domain/widget/own-widget.ts';
import { isEmpty } from '../../domain/widget/response-kinds.ts';
import { isFixed } from '../../domain/widget/settle-answers.ts';
import type { Answers, Widget } from '../../domain/widget/types.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { documentStateOf } from '../documents/document-state.ts';
import type { FollowDeps } from '../documents/follow-effects.ts';
import { transitionLocked } from '../documents/transition.ts';
import type { Tx } from '../tables.ts';
import { proofsOf } from './gate.ts';
import { startingAnswers } from './initial-answers.ts';
import { enterSigning, type LockedSigning, recipientMeta } from './locked-signing.ts';
import { withOwnFields } from './own-fields.ts';
import { changedSince } from './owner-changes.ts';
import { checkOwnership, picturesIn, type SubmittedAnswers, storePictures } from './read-answers.ts';
import type { SigningRefusal } from './refusals.ts';
import type { SigningSession } from './session.ts';
import { settle } from './settle.ts';

export interface Finish {
  /** What isn't among them stays as it was saved, or as the field began. An emptied field is "" or []. */
  readonly answers: SubmittedAnswers;
  /** The person's own fields as they stand now; undefined: as they were saved. */
  readonly fields?: readonly OwnField[] | undefined;
  /** Of the view on the screen: who would sign what the owner has changed since is asked to look first. */
  readonly seenEdit?: number | undefined;
}

export interface Finished {
  /** `sealing`: this was the last act. */
  readonly status: 'in-progress' | 'sealing' | 'completed';
}

/**
 * A signer signs, an approver approves. Everything is checked again here: gates, turn, time, consent, each answer. The
 * same submission sent twice counts once.
 */
export async function finish(
  deps: FollowDeps & Pick<Deps, 'db' | 'pdf' | 'blobs'>,
  session: SigningSession,
  submitted: Finish,
  meta: RequestMeta,
): Promise<Finished | Refusal<SigningRefusal>> {
  const pictures = await storePictures(deps, submitted.answers);
  if (isRefusal(pictures)) return pictures;
  return deps.db.transaction().execute(async (tx) => {
    const locked = await enterSigning(tx, session);
    if (isRefusal(locked)) return locked;
    if (locked.me.acted_at !== null) return actedBefore(locked, pictures.answers);
    const changed = await changedUnseen(tx, locked, submitted.seenEdit);
    if (changed) return changed;
    return act(tx, deps, session, { locked, pictures, fields: submitted.fields }, meta);
  });
}

async function changedUnseen(
  tx: Tx,
  { document }: LockedSigning,
  seenEdit: number | undefined,
): Promise<Refusal<'document-changed'> | undefined> {
  if (seenEdit === undefined || document.status !== 'in-progress') return undefined;
  const changed = await changedSince(tx, document.id, seenEdit);
  return changed.length === 0 ? undefined : refuse('document-changed', { changed: changed.join(',') });
}

interface Act {
  readonly locked: LockedSigning;
  readonly pictures: { readonly answers: Answers; readonly stored: ReadonlySet<string> };
  readonly fields: readonly OwnField[] | undefined;
}

async function act(
  tx: Tx,
  deps: FollowDeps,
  session: SigningSession,
  { locked, pictures, fields }: Act,
  meta: RequestMeta,
): Promise<Finished | Refusal<SigningRefusal>> {
  const { document, recipients, owner, me } = locked;
  const now = deps.clock();
  const command = { kind: 'act', recipientId: me.id, proofs: proofsOf(session, me) } as const;
  // The state has the first word: whoever may not act isn't told what is wrong with the answers.
  const state = documentStateOf(document, recipients, owner.email);
  const allowed = decide(state, { ...command, fields: [] }, now);
  if (isRefusal(allowed)) return allowed;

  const widgets = withOwnFields(locked, fields, deps.settings.limits);
  if (isRefusal(widgets)) return widgets;
  // Whoever was given no place for a signature has found one, unless the file has none to give.
  if (!document.keeps_signatures && me.type === 'signer' && !widgets.some(({ type }) => type === 'signature'))
    return refuse('bad-placement');
  const starting = startingAnswers({ ...me, widgets }, owner, now);
  const known = { pictures: new Set([...pictures.stored, ...picturesIn(me.answers)]), starting };
  const foreign = checkOwnership(widgets, pictures.answers, known);
  if (foreign) return foreign;
  const settled = settle(widgets, { ...starting, ...pictures.answers }, locked, now);
  if (isRefusal(settled)) return settled;

  await tx
    .updateTable('recipient')
    .set({ answers: JSON.stringify(settled.answers), widgets: JSON.stringify(widgets) })
    .where('id', '=', me.id)
    .execute();
  const done = await transitionLocked(
    tx,
    deps,
    locked,
    { ...command, fields: settled.fields },
    recipientMeta(me, meta),
  );
  return isRefusal(done) ? done : { status: actedStatus(done.state.status) };
}

/** The same answers again are the same act, whatever has become of the document since. */
function actedBefore({ document, me }: LockedSigning, answers: Answers): Finished | Refusal<SigningRefusal> {
  const shown = new Set(shownWidgets(me.widgets, me.answers));
  const same = Object.entries(answers).every(([id, response]) => {
    const widget = me.widgets.find((one) => one.id === id);
    if (widget === undefined) return false;
    // What a condition hid was dropped, whatever was sent for it.
    if (!shown.has(widget)) return true;
    const kept = me.answers[id];
    return isFixed(widget) || (kept === undefined ? isEmpty(response) : sameAnswer(widget, kept, response));
  });
  if (!same || document.status === 'declined') return refuse('already-acted');
  return { status: actedStatus(document.status) };
}

function sameAnswer(widget: Widget, kept: Answers[string], given: Answers[string]): boolean {
  if (widget.type === 'number' && typeof kept === 'string' && typeof given === 'string') {
    return Number(kept) === Number(given);
  }
  return canonicalJson(kept) === canonicalJson(given);
}

function actedStatus(status: string): Finished['status'] {
  return status === 'sealing' || status === 'completed' ? status : 'in-progress';
}
