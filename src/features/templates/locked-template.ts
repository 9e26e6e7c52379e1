import type { Row, Tx } from '../tables.ts';

/** Takes the row's lock; undefined for a template of somebody else, and for one in the trash. */
export async function lockTemplate(tx: Tx, accountId: string, id: string): Promise<Row<'template'> | undefined> {
  return tx
    .selectFrom('template')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}
