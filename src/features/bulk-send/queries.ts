import { sql } from 'kysely';
import type { BulkProblem } from '../../domain/template/bulk-words.ts';
import type { Queryable, Row } from '../tables.ts';

export interface RowCounts {
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
}

export async function countRows(db: Queryable, bulkSendId: string): Promise<RowCounts> {
  const counted = (status: string) => sql<number>`(count(*) filter (where status = ${status}))::int`;
  return db
    .selectFrom('bulk_row')
    .select([counted('waiting').as('waiting'), counted('sent').as('sent'), counted('failed').as('failed')])
    .where('bulk_send_id', '=', bulkSendId)
    .executeTakeFirstOrThrow();
}

/** Of this account; undefined otherwise. */
export async function findBulkSend(
  db: Queryable,
  accountId: string,
  id: string,
): Promise<(Row<'bulk_send'> & { readonly counts: RowCounts }) | undefined> {
  const run = await db
    .selectFrom('bulk_send')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return run && { ...run, counts: await countRows(db, id) };
}

/** Newest first; of one template, or of all. */
export async function listBulkSends(
  db: Queryable,
  accountId: string,
  { templateId, limit }: { readonly templateId: string | undefined; readonly limit: number },
) {
  const runs = await db
    .selectFrom('bulk_send')
    .select(['id', 'template', 'template_id', 'started_at', 'finished_at'])
    .where('account_id', '=', accountId)
    .$if(templateId !== undefined, (query) => query.where('template_id', '=', templateId ?? ''))
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
  return Promise.all(runs.map(async (run) => ({ ...run, counts: await countRows(db, run.id) })));
}

export interface BulkResult {
  readonly row: number;
  readonly status: 'waiting' | 'sent' | 'failed';
  readonly documentId: string | null;
  /** Addresses of the document, or of the row. */
  readonly people: readonly string[];
  readonly problem: Omit<BulkProblem, 'row'> | null;
}

/** Results by row. */
export async function bulkResults(
  db: Queryable,
  run: Pick<Row<'bulk_send'>, 'id' | 'columns'>,
  window: { readonly status: BulkResult['status'] | undefined; readonly limit: number; readonly skip: number },
): Promise<BulkResult[]> {
  const { status } = window;
  const rows = await db
    .selectFrom('bulk_row')
    .selectAll('bulk_row')
    .select((eb) =>
      eb
        .selectFrom('recipient')
        .select(sql<string[] | null>`array_agg(recipient.email order by recipient.position)`.as('emails'))
        .whereRef('recipient.document_id', '=', 'bulk_row.document_id')
        .as('emails'),
    )
    .where('bulk_send_id', '=', run.id)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'sent'))
    .orderBy('position')
    .limit(window.limit)
    .offset(window.skip)
    .execute();
  const addresses = run.columns.flatMap((header, index) => (header.endsWith('::Email') ? [index] : []));
  return rows.map(({ position, status: now, document_id: documentId, emails, cells, problem }) => ({
    row: position,
    status: now,
    documentId,
    people: emails ?? addresses.map((index) => cells?.[index] ?? '').filter((one) => one !== ''),
    problem,
  }));
}
