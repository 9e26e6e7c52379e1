import { inTurns } from '../../domain/recipient/turns.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import type { LockedDocument } from '../documents/locked-document.ts';
import { holdFolder } from '../folders/tree.ts';
import type { NewRow, Tx } from '../tables.ts';
import { changedElsewhere, checkSave, newCodeHashes, type SavedContent, type SaveRefusal } from './check-save.ts';
import { storedAnswers, storedPrefill, storedWidgets, tidyPerson } from './content.ts';
import { type AccessRefusal, type Editor, lockForEditor } from './editor.ts';
import { fileColumns, switchFile } from './files.ts';

export interface Save {
  readonly stateVersion: number;
  readonly content: SavedContent;
  /** Which of the draft's files the content is made for; left out, the one it has. */
  readonly fileVersion?: string | undefined;
}

export interface SavedDraft {
  readonly stateVersion: number;
  readonly savedAt: Date;
  /** The stored id of each person, by the one that was given. */
  readonly personIds: Readonly<Record<string, string>>;
}

/**
 * Stores the whole content if nobody has stored another since `stateVersion`. Writes no audit row: a draft is nobody's
 * business but its author's. A link's holder can't move the document to another folder.
 */
export async function saveDocumentDraft(
  deps: Pick<Deps, 'db' | 'settings' | 'clock' | 'newId'>,
  editor: Editor,
  id: string,
  { stateVersion, content, fileVersion }: Save,
): Promise<SavedDraft | Refusal<SaveRefusal | AccessRefusal>> {
  const hashes = await newCodeHashes(content);
  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    const locked = await lockForEditor(tx, editor, id, now);
    if (isRefusal(locked)) return locked;
    const { document } = locked;
    if (document.state_version !== stateVersion) {
      return changedElsewhere(document);
    }
    const answered = locked.recipients.flatMap(({ answers }) => Object.values(answers));
    const known = [...document.prefill, ...answered.map((response) => ({ response }))];
    const fault = checkSave(content, { pictures: document.pictures, prefill: known }, deps.settings.limits);
    if (fault) return fault;
    const file = switchFile(document, fileVersion);
    if (isRefusal(file)) return file;
    const folderId = editor.by === 'owner' ? content.folderId : document.folder_id;
    if (folderId !== document.folder_id && folderId !== null) {
      const folder = await holdFolder(tx, document.account_id, folderId);
      if (folder === undefined) return refuse('unknown-folder');
    }
    await tx
      .updateTable('document')
      .set({
        title: content.title.trim(),
        note: content.note,
        description: content.description,
        folder_id: folderId,
        settings: JSON.stringify(content.settings),
        prefill: JSON.stringify(storedPrefill(content.prefill, document.prefill)),
        ...(file === undefined ? {} : fileColumns(document, file)),
        saved_by: editor.by,
        state_version: stateVersion + 1,
        updated_at: now,
      })
      .where('id', '=', id)
      .execute();
    const personIds = await savePeople(tx, deps, locked, content, hashes);
    return { stateVersion: stateVersion + 1, savedAt: now, personIds };
  });
}

async function savePeople(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  { document, recipients }: LockedDocument,
  content: SavedContent,
  hashes: ReadonlyMap<string, string | null>,
): Promise<Record<string, string>> {
  const before = new Map(recipients.map((row) => [row.id, row]));
  const stored = recipients.flatMap((row) => row.widgets);
  const people = inTurns(content.people);
  const rows = people.map((given, index): NewRow<'recipient'> => {
    const person = tidyPerson(given);
    const known = before.get(person.id);
    const hash = hashes.get(person.id);
    return {
      id: known?.id ?? deps.newId(),
      document_id: document.id,
      position: index + 1,
      turn: person.turn,
      role: person.role,
      type: person.type,
      name: person.name,
      email: person.email,
      phone: person.phone.trim(),
      company: person.company.trim(),
      job_title: person.jobTitle.trim(),
      language: person.language ?? null,
      access_code_hash: hash === undefined ? (known?.access_code_hash ?? null) : hash,
      widgets: JSON.stringify(storedWidgets(person.widgets, stored)),
      answers: JSON.stringify(document.kind === 'self-sign' ? storedAnswers(person) : {}),
    };
  });
  // Places are unique, so all of them are freed before any is taken.
  const kept = rows.map(({ id }) => id).filter((id) => before.has(id));
  let gone = tx.deleteFrom('recipient').where('document_id', '=', document.id);
  if (kept.length > 0) gone = gone.where('id', 'not in', kept);
  await gone.execute();
  if (rows.length === 0) return {};
  await tx
    .updateTable('recipient')
    .set((eb) => ({ position: eb('position', '*', -1) }))
    .where('document_id', '=', document.id)
    .execute();
  await tx
    .insertInto('recipient')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        position: eb.ref('excluded.position'),
        turn: eb.ref('excluded.turn'),
        role: eb.ref('excluded.role'),
        type: eb.ref('excluded.type'),
        name: eb.ref('excluded.name'),
        email: eb.ref('excluded.email'),
        phone: eb.ref('excluded.phone'),
        company: eb.ref('excluded.company'),
        job_title: eb.ref('excluded.job_title'),
        language: eb.ref('excluded.language'),
        access_code_hash: eb.ref('excluded.access_code_hash'),
        widgets: eb.ref('excluded.widgets'),
        answers: eb.ref('excluded.answers'),
      })),
    )
    .execute();
  return Object.fromEntries(people.map((person, index) => [person.id, rows[index]?.id ?? person.id]));
}
