import type { DraftProblem } from '../../domain/draft/problem.ts';
import { settleDraft } from '../../domain/draft/settle-draft.ts';
import { selfSignTypes } from '../../domain/recipient/own-fields.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Widget } from '../../domain/widget/types.ts';
import type { RequestMeta } from '../caller.ts';
import type { CreateDeps } from '../documents/create.ts';
import type { LockedDocument } from '../documents/locked-document.ts';
import { shownFile } from '../documents/prepare-file.ts';
import { transitionLocked } from '../documents/transition.ts';
import { startingAnswers } from '../signing/initial-answers.ts';
import { settle } from '../signing/settle.ts';
import type { Tx } from '../tables.ts';
import { type Editor, editorMeta, lockForEditor } from './editor.ts';
import { type LoadedDraft, loadDraft } from './load.ts';
import { type SendRefusal, settlePeople } from './send.ts';
import { presentSent, rulesFor, type SendOutcome } from './sent.ts';

/**
 * Signs a document of one's own as it was saved under `stateVersion`: sent to nobody, agreed to, signed and on its way
 * to the seal, in one transaction. `consent` is what stood on the screen. With anything left to do it says so and
 * changes nothing.
 */
export async function finishOwnDraft(
  deps: CreateDeps,
  editor: Editor,
  id: string,
  { stateVersion, consent }: { readonly stateVersion: number; readonly consent: string },
  meta: RequestMeta,
): Promise<SendOutcome | Refusal<SendRefusal | 'not-own'>> {
  const draft = await loadDraft(deps, editor, { kind: 'document', id });
  if (isRefusal(draft)) return draft;
  if (!draft.selfSign) return refuse('not-own');
  if (draft.owner.suspended_at !== null) return refuse('account-suspended');
  if (draft.stateVersion !== stateVersion) return refuse('changed-elsewhere', { stateVersion: draft.stateVersion });
  const settled = settleDraft(draft.content, rulesFor(deps, draft));
  const problems = [...settled.problems, ...ownProblems(draft)];
  if (problems.length > 0) return { outcome: 'problems', problems };
  const bytes = await deps.blobs.get(draft.sourceBlob);
  const shownBlob = await shownFile(deps, id, { bytes, pages: draft.pages }, settled.prefill);
  if (isRefusal(shownBlob)) return shownBlob;

  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    const locked = await lockForEditor(tx, editor, id, now);
    if (isRefusal(locked)) return locked;
    if (locked.document.state_version !== stateVersion) {
      return refuse('changed-elsewhere', { stateVersion: locked.document.state_version });
    }
    const answered = await settleAnswers(tx, locked, settled.people[0]?.widgets ?? [], now);
    if ('problems' in answered) return { outcome: 'problems', problems: answered.problems };
    await tx.updateTable('document').set({ shown_blob: shownBlob, files: '[]' }).where('id', '=', id).execute();
    await settlePeople(tx, locked, settled);
    const { recipientId, fields } = answered;
    let last = await lockForEditor(tx, editor, id, now);
    if (isRefusal(last)) throw new Error(`The document ${id} went while it was locked.`);
    for (const command of [
      { kind: 'send' },
      { kind: 'consent', recipientId, wording: consent, language: 'en' },
      { kind: 'act', recipientId, fields, proofs: ['session'] },
    ] as const) {
      const done = await transitionLocked(tx, deps, last, command, editorMeta(editor, meta));
      if (isRefusal(done)) throw new Error(`The document ${id} could not be signed: ${done.refused}.`);
      last = done.locked;
    }
    return { outcome: 'sent', sent: presentSent(deps, editor, last, 0, now) };
  });
}

/** What only a document of one's own asks for: a signature, and no field of a kind that others would fill. */
function ownProblems({ content }: LoadedDraft): DraftProblem[] {
  const widgets = content.people.flatMap((person) => person.widgets);
  const strange = widgets.filter(({ type }) => !selfSignTypes.includes(type));
  const unsigned = !widgets.some(({ type }) => type === 'signature');
  return [
    ...strange.map(
      ({ id, options }) => ({ code: 'unsupported-widget', widgetId: id, detail: { name: options.name } }) as const,
    ),
    ...(unsigned ? [{ code: 'signer-without-signature' } as const] : []),
  ];
}

/** Writes the answers as they count; or says which fields are open, or hold what does not fit. */
async function settleAnswers(
  tx: Tx,
  { recipients, owner }: LockedDocument,
  widgets: readonly Widget[],
  now: Date,
): Promise<
  { readonly recipientId: string; readonly fields: readonly string[] } | { readonly problems: DraftProblem[] }
> {
  const [me] = recipients;
  if (me === undefined) return { problems: [{ code: 'no-recipients' }] };
  const starting = startingAnswers({ ...me, widgets }, owner, now);
  const settled = settle(widgets, starting, { me, recipients, owner }, now);
  if (isRefusal(settled)) {
    const faults = Object.entries(settled.detail ?? {});
    return {
      problems: faults.map(([widgetId, fault]) => ({
        code: fault === 'required' ? 'prefill-missing' : 'bad-response',
        widgetId,
        detail: { name: widgets.find(({ id }) => id === widgetId)?.options.name ?? '' },
      })),
    };
  }
  await tx
    .updateTable('recipient')
    .set({ answers: JSON.stringify(settled.answers) })
    .where('id', '=', me.id)
    .execute();
  return { recipientId: me.id, fields: settled.fields };
}
