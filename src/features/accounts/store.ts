import { sql } from 'kysely';
import { periodLater } from '../../domain/credits/renewal.ts';
import type { Deps } from '../deps.ts';
import type { NewRow, Queryable, Row, Tx } from '../tables.ts';

/** For this transaction, nobody else makes or changes an account of the address. */
export async function lockEmail(tx: Tx, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account ${email}`}, 0))`.execute(tx);
}

export async function accountByEmail(db: Queryable, email: string): Promise<Row<'account'> | undefined> {
  return db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();
}

export async function accountById(db: Queryable, id: string): Promise<Row<'account'> | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

export type NewAccount = Omit<NewRow<'account'>, 'id' | 'tenant_id' | 'created_at' | 'updated_at'>;

/** A new account with a tenant of its own, on Free. */
export async function insertAccount(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  account: NewAccount,
): Promise<{ account: Row<'account'>; tenant: Row<'tenant'> }> {
  const now = deps.clock();
  const tenant = await tx
    .insertInto('tenant')
    .values({
      id: deps.newId(),
      name: account.company || account.name,
      plan_period: null,
      plan_ends_at: null,
      renewal_at: periodLater(now, 'month'),
      debt_since: null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const made = await tx
    .insertInto('account')
    .values({ ...account, id: deps.newId(), tenant_id: tenant.id, created_at: now, updated_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { account: made, tenant };
}
