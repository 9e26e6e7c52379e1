import type { Queryable, Row } from '../tables.ts';

export type FolderView = Row<'folder'> & {
  /** null in the root. */
  readonly parentName: string | null;
};

/** Of this account; undefined otherwise. */
export async function folderOf(db: Queryable, accountId: string, id: string): Promise<Row<'folder'> | undefined> {
  return db
    .selectFrom('folder')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Names of the account's folders among these ids. */
export async function folderNames(
  db: Queryable,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('folder')
    .select(['id', 'name'])
    .where('account_id', '=', accountId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** With the name of the folder it lies in. */
export async function findFolder(db: Queryable, accountId: string, id: string): Promise<FolderView | undefined> {
  return withParent(db, accountId).where('folder.id', '=', id).executeTakeFirst();
}

/** The folders of one level, newest first; null stands for the root. */
export async function listFolders(
  db: Queryable,
  accountId: string,
  parentId: string | null,
  page: { readonly limit: number; readonly skip: number },
): Promise<FolderView[]> {
  return withParent(db, accountId)
    .where('folder.parent_id', parentId === null ? 'is' : '=', parentId)
    .orderBy('folder.created_at', 'desc')
    .orderBy('folder.id')
    .limit(page.limit)
    .offset(page.skip)
    .execute();
}

function withParent(db: Queryable, accountId: string) {
  return db
    .selectFrom('folder')
    .leftJoin('folder as parent', 'parent.id', 'folder.parent_id')
    .selectAll('folder')
    .select('parent.name as parentName')
    .where('folder.account_id', '=', accountId);
}
