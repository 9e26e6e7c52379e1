import type { Queryable, Row } from '../tables.ts';

export interface SealedRow {
  readonly id: string;
  readonly final_blob: string | null;
  /** The owner's copy, where it shows what others hide. */
  readonly owner_blob: string | null;
  readonly certificate_blob: string | null;
}

/** The completed document one of whose files has this hash. What is in the trash is not known to anybody. */
export async function documentByHash(db: Queryable, sha256: string): Promise<SealedRow | undefined> {
  return db
    .selectFrom('document')
    .select(['id', 'final_blob', 'owner_blob', 'certificate_blob'])
    .where('status', '=', 'completed')
    .where('deleted_at', 'is', null)
    .where((either) =>
      either.or([
        either('final_blob', '=', sha256),
        either('owner_blob', '=', sha256),
        either('certificate_blob', '=', sha256),
        either(
          'id',
          'in',
          db.selectFrom('sealed_before').select('sealed_before.document_id').where('sealed_before.sha256', '=', sha256),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
}

export async function documentById(
  db: Queryable,
  id: string,
): Promise<(SealedRow & { readonly status: string }) | undefined> {
  return (
    db
      .selectFrom('document')
      .select(['id', 'status', 'final_blob', 'owner_blob', 'certificate_blob'])
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      // A draft is nobody's business yet.
      .where('status', '!=', 'draft')
      .executeTakeFirst()
  );
}

/** Its files before their timestamps were renewed, oldest first: copies of them are as good as they ever were. */
export async function sealedBefore(db: Queryable, documentId: string): Promise<Row<'sealed_before'>[]> {
  return db
    .selectFrom('sealed_before')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('replaced_at')
    .execute();
}

export async function signersOf(db: Queryable, documentId: string) {
  return db
    .selectFrom('recipient')
    .select(['name', 'proofs'])
    .where('document_id', '=', documentId)
    .where('acted_at', 'is not', null)
    .where('type', '!=', 'viewer')
    .orderBy('position')
    .execute();
}
