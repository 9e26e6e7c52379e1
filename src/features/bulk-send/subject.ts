import type { DraftContent } from '../../domain/draft/content.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type BulkColumn, bulkColumns } from '../../domain/template/bulk-columns.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { templateContent } from '../drafts/content.ts';
import type { BulkTemplate } from '../tables/records.ts';
import type { Queryable, Row } from '../tables.ts';
import { findTemplate } from '../templates/queries.ts';

/** What rows are checked against and made of: a template, and on whose account. */
export interface BulkSubject {
  readonly template: BulkTemplate;
  readonly content: DraftContent;
  /** Those that a row may have. */
  readonly columns: readonly BulkColumn[];
  readonly owner: Row<'account'>;
  readonly tenant: Row<'tenant'>;
}

export interface OwnTemplate extends BulkSubject {
  readonly id: string;
  readonly stateVersion: number;
}

/** The account's own template, as it is now. */
export async function ownTemplate(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  id: string,
): Promise<OwnTemplate | Refusal<'unknown-template'>> {
  const row = await findTemplate(deps.db, caller.accountId, id);
  if (row === undefined) return refuse('unknown-template');
  return { ...(await subjectOf(deps.db, caller, row)), id, stateVersion: row.state_version };
}

/** The same for a template that was kept aside. */
export async function subjectOf(db: Queryable, caller: Caller, template: BulkTemplate): Promise<BulkSubject> {
  const content = templateContent(template);
  const owner = await db.selectFrom('account').selectAll().where('id', '=', caller.accountId).executeTakeFirstOrThrow();
  const tenant = await db.selectFrom('tenant').selectAll().where('id', '=', caller.tenantId).executeTakeFirstOrThrow();
  return { template, content, columns: bulkColumns(content), owner, tenant };
}

/** The columns that headers name, in their order; undefined for a header that names none, or one named twice. */
export function columnsNamed(
  { columns }: Pick<BulkSubject, 'columns'>,
  headers: readonly string[],
): readonly BulkColumn[] | undefined {
  const named = headers.map((header) => columns.find((column) => column.header === header));
  const known = named.filter((column) => column !== undefined);
  return known.length === headers.length && new Set(known).size === known.length ? known : undefined;
}
