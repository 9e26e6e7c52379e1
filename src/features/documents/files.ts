import type { Row, Tx } from '../tables.ts';

/** Points `file` at the revision that shows what is signed so far. The caller holds the document's lock. */
export async function recordRevision(tx: Tx, documentId: string, sha256: string, now: Date): Promise<void> {
  await tx
    .updateTable('document')
    .set((eb) => ({ current_blob: sha256, state_version: eb('state_version', '+', 1), updated_at: now }))
    .where('id', '=', documentId)
    .execute();
}

/**
 * Stores the sealed files, before the transition to `completed` in the same transaction: nothing stands in the seal's way
 * any more. `certificate` is null when it is part of the file, `owners` when nothing is hidden from recipients. Answers
 * the row after that.
 */
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
): Promise<Row<'document'>> {
  return tx
    .updateTable('document')
    .set({
      final_blob: files.final,
      owner_blob: files.owners,
      certificate_blob: files.certificate,
      timestamp_until: files.timestampUntil,
      sealing_problem: null,
      sealing_retry_at: null,
      sealing_attempts: 0,
    })
    .where('id', '=', documentId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Puts renewed files in the place of those that `was` names. False when they are no longer the document's: nothing is
 * changed then.
 */
export async function replaceRenewedFiles(
  tx: Tx,
  was: Pick<Row<'document'>, 'id' | 'final_blob' | 'owner_blob' | 'certificate_blob'>,
  files: {
    readonly final: string | null;
    readonly owners: string | null;
    readonly certificate: string | null;
    readonly timestampUntil: Date;
  },
): Promise<boolean> {
  const done = await tx
    .updateTable('document')
    .set((eb) => ({
      final_blob: files.final,
      owner_blob: files.owners,
      certificate_blob: files.certificate,
      timestamp_until: files.timestampUntil,
      state_version: eb('state_version', '+', 1),
    }))
    .where('id', '=', was.id)
    .where('status', '=', 'completed')
    .where('deleted_at', 'is', null)
    .where('final_blob', 'is not distinct from', was.final_blob)
    .where('owner_blob', 'is not distinct from', was.owner_blob)
    .where('certificate_blob', 'is not distinct from', was.certificate_blob)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
