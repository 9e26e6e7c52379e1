import type { Deps } from '../deps.ts';
import { recordRevision } from '../documents/files.ts';
import { filledFile, filling } from './filled-file.ts';
import { keptFilling } from './kept/fills-of-kept.ts';
import { type Loaded, loadForBuild } from './load.ts';
import { advanceForm } from './per-signer/advance-form.ts';
import { SealWaits } from './sealer.ts';
import { clearProblem, waitWith } from './waiting.ts';

/**
 * After an act that isn't the last: makes the file with everything filled so far, for downloads. Safe to run again, and
 * to be overtaken: a revision is kept only while nobody has acted since it was begun.
 */
export async function buildRevision(deps: Deps, documentId: string): Promise<void> {
  const loaded = await loadForBuild(deps.db, documentId);
  if (loaded?.document.signature_mode === 'per_signer') {
    await advanceOrWait(deps, documentId);
    return;
  }
  if (loaded === undefined || loaded.document.status !== 'in-progress') return;
  const { document, recipients } = loaded;
  const blob = await withAnswers(deps, loaded);
  if (blob === undefined) return;
  // Webhooks on their way link to the revision before: storing it again keeps it from the sweeper for their time.
  if (document.current_blob !== null) await deps.blobs.renew(document.current_blob);
  await deps.db.transaction().execute(async (tx) => {
    const now = await tx
      .selectFrom('document')
      .select(['status', 'current_blob'])
      .where('id', '=', documentId)
      .forUpdate()
      .executeTakeFirst();
    if (now === undefined || now.status !== 'in-progress') return;
    const acted = await tx
      .selectFrom('recipient')
      .select('id')
      .where('document_id', '=', documentId)
      .where('acted_at', 'is not', null)
      .execute();
    // Somebody acted in between: that act has queued a build of its own.
    if (acted.length !== recipients.filter((one) => one.acted_at !== null).length) return;
    if (now.current_blob === blob) return;
    await recordRevision(tx, documentId, blob, deps.clock());
  });
}

/** The file that recipients saw with everything filled so far; undefined while there is nothing. */
async function withAnswers(deps: Deps, loaded: Loaded): Promise<string | undefined> {
  const { document } = loaded;
  if (document.keeps_signatures) {
    // Signatures come with the last act: a field is signed once, over everything.
    const { fills } = await keptFilling(loaded, (sha256) => deps.blobs.get(sha256));
    if (fills.length === 0) return undefined;
    const made = await deps.blobs.derive(document.shown_blob, async (from, to) =>
      deps.pdf.writeSealed({ from, to, sealed: await deps.pdf.fillKept({ from, fills }) }),
    );
    return made.sha256;
  }
  const filled = await filling(deps, loaded);
  return filled.marks.length === 0 ? undefined : deps.blobs.put(await filledFile(deps, loaded, filled));
}

/** The acts so far become revisions; where a timestamp or a signer can't be had now, the document says so and it is tried again. */
async function advanceOrWait(deps: Deps, documentId: string): Promise<void> {
  try {
    const done = await advanceForm(deps, documentId);
    // What a seal waits for is cleared by the seal.
    if (done !== undefined && done.document.status !== 'sealing') await clearProblem(deps.db, documentId);
  } catch (error) {
    if (!(error instanceof SealWaits)) throw error;
    await waitWith(deps, documentId, error.message);
  }
}
