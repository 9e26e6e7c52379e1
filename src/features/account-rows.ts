import { type RawBuilder, sql } from 'kysely';
import type { Row } from './tables.ts';

const accountColumns = [
  'id',
  'tenant_id',
  'email',
  'name',
  'phone',
  'company',
  'job_title',
  'password_hash',
  'email_verified_at',
  'is_operator',
  'suspended_at',
  'locale',
  'time_zone',
  'date_format',
  'newsletter',
  'terms_version',
  'terms_agreed_at',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof Row<'account'>)[];

const tenantColumns = [
  'id',
  'name',
  'plan',
  'plan_period',
  'plan_ends_at',
  'plan_credits',
  'addon_credits',
  'renewal_at',
  'billing',
  'debt_since',
  'created_at',
] as const satisfies readonly (keyof Row<'tenant'>)[];

/** Select list of an account `a` and its tenant `t` in one row; `splitAccountRow` takes it apart. */
export const accountAndTenant: RawBuilder<unknown> = sql.join([
  ...accountColumns.map((column) => sql`a.${sql.ref(column)} as ${sql.ref(`a_${column}`)}`),
  ...tenantColumns.map((column) => sql`t.${sql.ref(column)} as ${sql.ref(`t_${column}`)}`),
]);

/** The two rows again. */
export function splitAccountRow(row: Readonly<Record<string, unknown>>): {
  account: Row<'account'>;
  tenant: Row<'tenant'>;
} {
  const pick = (columns: readonly string[], prefix: string) =>
    Object.fromEntries(columns.map((column) => [column, row[`${prefix}_${column}`]]));
  return {
    account: pick(accountColumns, 'a') as unknown as Row<'account'>,
    tenant: pick(tenantColumns, 't') as unknown as Row<'tenant'>,
  };
}
