import { type SettledDraft, settleDraft } from '../../domain/draft/settle-draft.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../caller.ts';
import { rememberContacts } from '../contacts/remember.ts';
import type { CreateDeps } from '../documents/create.ts';
import type { LockedDocument } from '../documents/locked-document.ts';
import type { CreateRefusal } from '../documents/new-document.ts';
import { shownFile } from '../documents/prepare-file.ts';
import { transition } from '../documents/transition.ts';
import type { Tx } from '../tables.ts';
import type { SaveRefusal } from './check-save.ts';
import { tidyPerson } from './content.ts';
import { type AccessRefusal, type Editor, editorMeta, lockForEditor } from './editor.ts';
import { loadDraft } from './load.ts';
import { presentSent, rulesFor, type SendOutcome, undoEnd } from './sent.ts';

export type SendRefusal =
  | AccessRefusal
  | CreateRefusal
  | Extract<SaveRefusal, 'changed-elsewhere'>
  | 'account-suspended'
  /** Its owner signs it alone: `finishOwnDraft`. */
  | 'own-document';

/**
 * Sends the document as it was saved under `stateVersion`, held for a few seconds so that it can be taken back. With
 * anything left to do it says so and changes nothing. Whoever saves meanwhile wins: this is refused then.
 */
export async function sendDocumentDraft(
  deps: CreateDeps,
  editor: Editor,
  id: string,
  stateVersion: number,
  meta: RequestMeta,
): Promise<SendOutcome | Refusal<SendRefusal>> {
  const draft = await loadDraft(deps, editor, { kind: 'document', id });
  if (isRefusal(draft)) return draft;
  if (draft.owner.suspended_at !== null) return refuse('account-suspended');
  if (draft.stateVersion !== stateVersion) return refuse('changed-elsewhere', { stateVersion: draft.stateVersion });
  if (draft.selfSign) return refuse('own-document');
  const settled = settleDraft(draft.content, rulesFor(deps, draft));
  if (settled.problems.length > 0) return { outcome: 'problems', problems: settled.problems };
  const bytes = await deps.blobs.get(draft.sourceBlob);
  const shownBlob = await shownFile(
    deps,
    id,
    { bytes, pages: draft.pages, kept: draft.keepsSignatures },
    settled.prefill,
  );
  if (isRefusal(shownBlob)) return shownBlob;

  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    const locked = await lockForEditor(tx, editor, id, now);
    if (isRefusal(locked)) return locked;
    const { document } = locked;
    if (document.state_version !== stateVersion) {
      return refuse('changed-elsewhere', { stateVersion: document.state_version });
    }
    await tx.updateTable('document').set({ shown_blob: shownBlob, files: '[]' }).where('id', '=', id).execute();
    const people = await settlePeople(tx, locked, settled);
    await rememberContacts(tx, deps, document.account_id, people);
    const undoUntil = undoEnd(now);
    const sent = await transition(tx, deps, id, { kind: 'send', holdUntil: undoUntil }, editorMeta(editor, meta));
    if (isRefusal(sent)) throw new Error(`The draft ${id} could not be sent: ${sent.refused}.`);
    return { outcome: 'sent', sent: presentSent(deps, editor, sent.locked, 0, undoUntil) };
  });
}

/** Writes names, roles and fields as a sent document has them. */
export async function settlePeople(tx: Tx, { recipients }: LockedDocument, settled: SettledDraft) {
  const people = settledPeople(settled);
  for (const { id, name, role, email, widgets } of people) {
    const before = recipients.find((row) => row.id === id)?.widgets ?? [];
    const stored = widgets.map((widget) => {
      const wire = before.find((one) => one.id === widget.id)?.wire;
      return wire === undefined ? widget : { ...widget, wire };
    });
    await tx
      .updateTable('recipient')
      .set({ name, role, email, widgets: JSON.stringify(stored) })
      .where('id', '=', id)
      .execute();
  }
  return people;
}

/** Names fall back to addresses, labels to `User-N`, as they do for the API's documents. */
export function settledPeople({ people }: SettledDraft): SettledDraft['people'] {
  return people.map(tidyPerson).map((person, index) => ({
    ...person,
    name: person.name || person.email,
    role: person.role || `User-${index + 1}`,
  }));
}
