import { sql } from 'kysely';
import type { Queryable, Row, Tx } from '../tables.ts';

/**
 * Takes the lock under which an account's folders change places, so that two moves at once can't make a circle. It is
 * the account's row, in a mode that leaves alone everybody who only refers to it.
 */
export async function lockTree(tx: Tx, accountId: string): Promise<void> {
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute();
}

/** Ids from the folder up to its root, itself first. Its length is the folder's depth. */
export async function pathOf(db: Queryable, folderId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive up (id, parent_id, step) as (
      select id, parent_id, 1 from folder where id = ${folderId}
      union all
      select f.id, f.parent_id, up.step + 1 from folder f join up on f.id = up.parent_id
    ) select id from up order by step`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Levels that a folder spans: 1 for one without folders in it. */
export async function heightOf(db: Queryable, folderId: string): Promise<number> {
  const found = await sql<{ height: number }>`
    with recursive down (id, level) as (
      select id, 1 from folder where id = ${folderId}
      union all
      select f.id, down.level + 1 from folder f join down on f.parent_id = down.id
    ) select max(level) as height from down`.execute(db);
  return found.rows[0]?.height ?? 0;
}

/** A folder of the account that stays until the end of the transaction; undefined where there is none. */
export async function holdFolder(tx: Tx, accountId: string, id: string): Promise<Row<'folder'> | undefined> {
  return tx
    .selectFrom('folder')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .forKeyShare()
    .executeTakeFirst();
}
