import type { Tx } from '../tables.ts';

/** Points `file` at the revision that shows what is signed so far. The caller holds the document's lock. */
export async function recordRevision(tx: Tx, documentId: string, sha256: string, now: Date): Promise<void> {
  await tx
    .updateTable('document')
    .set((eb) => ({ current_blob: sha256, state_version: eb('state_version', '+', 1), updated_at: now }))
    .where('id', '=', documentId)
    .execute();
}

/** Stores the sealed files, before the transition to `completed` in the same transaction. `certificate` is null when it is part of the file,
 * `owners` when nothing is hidden from recipients. */
export async function recordSealedFiles(
  tx: Tx,
  documentId: string,
  files: {
    readonly final: string;
    readonly owners: string | null;
    readonly certificate: string | null;
    /** End of what proves the first of their timestamps. */
    readonly timestampUntil: Date;
  },
): Promise<void> {
  await tx
    .updateTable('document')
    .set({
      final_blob: files.final,
      owner_blob: files.owners,
      certificate_blob: files.certificate,
      timestamp_until: files.timestampUntil,
    })
    .where('id', '=', documentId)
    .execute();
}
