import { inTurns } from '../../domain/recipient/turns.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { labelRoles } from '../../domain/template/roles.ts';
import type { TemplateRole } from '../../domain/template/types.ts';
import type { Deps } from '../deps.ts';
import { holdFolder } from '../folders/tree.ts';
import type { Row } from '../tables.ts';
import { changedElsewhere, checkSave, newCodeHashes, type SavedContent, type SaveRefusal } from './check-save.ts';
import { roleId, storedPrefill, storedWidgets, tidyPerson } from './content.ts';
import { type AccessRefusal, type Editor, lockTemplateForEditor } from './editor.ts';
import { fileColumns, switchFile } from './files.ts';
import type { Save, SavedDraft } from './save-document.ts';

/**
 * The same for a template. What is unfinished is kept as it is; a public template that is changed here is private until
 * its owner makes it public again, because visitors must not sign what moves under them.
 */
export async function saveTemplateDraft(
  deps: Pick<Deps, 'db' | 'settings' | 'clock'>,
  editor: Editor,
  id: string,
  { stateVersion, content, fileVersion }: Save,
): Promise<SavedDraft | Refusal<SaveRefusal | AccessRefusal>> {
  const hashes = await newCodeHashes(content);
  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    const row = await lockTemplateForEditor(tx, editor, id, now);
    if (isRefusal(row)) return row;
    if (row.state_version !== stateVersion) return changedElsewhere(row);
    const fault = checkSave(content, row, deps.settings.limits);
    if (fault) return fault;
    const file = switchFile(row, fileVersion);
    if (isRefusal(file)) return file;
    const folderId = editor.by === 'owner' ? content.folderId : row.folder_id;
    if (folderId !== row.folder_id && folderId !== null) {
      if ((await holdFolder(tx, row.account_id, folderId)) === undefined) return refuse('unknown-folder');
    }
    await tx
      .updateTable('template')
      .set({
        title: content.title.trim(),
        note: content.note,
        description: content.description,
        folder_id: folderId,
        settings: JSON.stringify(content.settings),
        roles: JSON.stringify(rolesOf(row, content, hashes)),
        prefill: JSON.stringify(storedPrefill(content.prefill, row.prefill)),
        is_public: false,
        ...(file === undefined ? {} : fileColumns(row, file)),
        saved_by: editor.by,
        state_version: stateVersion + 1,
        updated_at: now,
      })
      .where('id', '=', id)
      .execute();
    const personIds = Object.fromEntries(inTurns(content.people).map((person, index) => [person.id, roleId(index)]));
    return { stateVersion: stateVersion + 1, savedAt: now, personIds };
  });
}

function rolesOf(
  row: Row<'template'>,
  content: SavedContent,
  hashes: ReadonlyMap<string, string | null>,
): TemplateRole[] {
  const before = new Map(row.roles.map((role, index) => [roleId(index), role]));
  const stored = row.roles.flatMap((role) => role.widgets);
  const people = inTurns(content.people).map(tidyPerson);
  const labels = labelRoles(people.map(({ role }) => (role === '' ? undefined : role)));
  return people.map((person, index) => {
    const hash = hashes.get(person.id);
    return {
      role: labels[index] ?? person.role,
      type: person.type,
      name: person.name,
      email: person.email,
      phone: person.phone.trim(),
      company: person.company.trim(),
      jobTitle: person.jobTitle.trim(),
      ...(person.language && { language: person.language }),
      turn: person.turn,
      accessCodeHash: hash === undefined ? (before.get(person.id)?.accessCodeHash ?? null) : hash,
      widgets: storedWidgets(person.widgets, stored),
    };
  });
}
