import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { type KeptPicture, keepPicture, PICTURE_BYTES } from '../keep-picture.ts';
import { pictureIn } from './check-save.ts';
import { type AccessRefusal, type Editor, lockForEditor, lockTemplateForEditor } from './editor.ts';
import { type DraftKey, loadDraft } from './load.ts';

/** A draft has no use for more; old ones fall out. */
const MOST_PICTURES = 100;

/** Keeps a picture for a field that the sender fills. It changes nothing that another editor could have saved. */
export async function addPicture(
  deps: Pick<Deps, 'db' | 'pdf' | 'blobs' | 'clock'>,
  editor: Editor,
  key: DraftKey,
  bytes: Uint8Array,
): Promise<KeptPicture | Refusal<AccessRefusal | 'not-a-picture' | 'picture-too-large'>> {
  const draft = await loadDraft(deps, editor, key);
  if (isRefusal(draft)) return draft;
  if (bytes.byteLength > PICTURE_BYTES) return refuse('picture-too-large', { limitMb: PICTURE_BYTES / 1024 / 1024 });
  const picture = await keepPicture(deps, bytes);
  if (picture === undefined) return refuse('not-a-picture');
  const { sha256 } = picture;
  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    const row =
      key.kind === 'document'
        ? await lockForEditor(tx, editor, key.id, now)
        : await lockTemplateForEditor(tx, editor, key.id, now);
    if (isRefusal(row)) return row;
    const known = 'document' in row ? row.document.pictures : row.pictures;
    const pictures = JSON.stringify([...known.filter((one) => one !== sha256), sha256].slice(-MOST_PICTURES));
    if (key.kind === 'document') await tx.updateTable('document').set({ pictures }).where('id', '=', key.id).execute();
    else await tx.updateTable('template').set({ pictures }).where('id', '=', key.id).execute();
    return picture;
  });
}

/** A picture of this draft, as PNG; undefined for any other. */
export async function draftPicture(
  deps: Pick<Deps, 'db' | 'blobs' | 'clock'>,
  editor: Editor,
  key: DraftKey,
  sha256: string,
): Promise<Uint8Array | undefined | Refusal<AccessRefusal>> {
  const draft = await loadDraft(deps, editor, key);
  if (isRefusal(draft)) return draft;
  const { prefill, people } = draft.content;
  const given = [
    ...prefill.map(({ response }) => response),
    ...people.flatMap(({ answers = {} }) => Object.values(answers)),
  ];
  const inFields = given.some((response) => pictureIn(response).includes(sha256));
  return inFields || draft.pictures.includes(sha256) ? deps.blobs.get(sha256) : undefined;
}
