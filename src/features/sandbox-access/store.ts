import { fullPlayCredits } from '../../domain/credits/purse.ts';
import { periodLater } from '../../domain/credits/renewal.ts';
import { recordAccountEvent } from '../account-log.ts';
import { lockTenant, moveCredits } from '../credits/ledger.ts';
import type { Deps } from '../deps.ts';
import type { Row, Tx } from '../tables.ts';
import type { AccountMirror } from './call.ts';

type StoreDeps = Pick<Deps, 'clock'>;

/** Makes the mirror follow live. A new tenant starts with its play credits. */
export async function storeMirror(
  tx: Tx,
  deps: StoreDeps,
  mirror: AccountMirror,
): Promise<{ account: Row<'account'>; tenant: Row<'tenant'> }> {
  await storeTenant(tx, deps, mirror);
  const now = deps.clock();
  const columns = {
    email: mirror.email,
    name: mirror.name,
    phone: mirror.phone,
    company: mirror.company,
    job_title: mirror.jobTitle,
    locale: mirror.locale,
    time_zone: mirror.timeZone,
    date_format: mirror.dateFormat,
    suspended_at: mirror.suspended ? now : null,
    updated_at: now,
  };
  const account = await tx
    .insertInto('account')
    .values({
      ...columns,
      id: mirror.id,
      tenant_id: mirror.tenant.id,
      password_hash: null,
      email_verified_at: now,
      terms_version: null,
      terms_agreed_at: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .returningAll()
    .executeTakeFirstOrThrow();
  const tenant = await tx.selectFrom('tenant').selectAll().where('id', '=', mirror.tenant.id).executeTakeFirstOrThrow();
  return { account, tenant };
}

async function storeTenant(tx: Tx, deps: StoreDeps, { tenant }: AccountMirror): Promise<void> {
  const now = deps.clock();
  const columns = {
    name: tenant.name,
    plan: tenant.plan,
    plan_period: tenant.planPeriod,
    plan_ends_at: tenant.planEndsAt === null ? null : new Date(tenant.planEndsAt),
  };
  const added = await tx
    .insertInto('tenant')
    .values({ ...columns, id: tenant.id, renewal_at: periodLater(now, 'month'), debt_since: null, created_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 1n) {
    const locked = await lockTenant(tx, tenant.id);
    await moveCredits(tx, deps, locked, { plan: fullPlayCredits, addon: 0 }, { kind: 'refill' });
  } else await tx.updateTable('tenant').set(columns).where('id', '=', tenant.id).execute();
}

/** Ends sessions and tokens that were made until a moment; the account log keeps it, against assertions on their way. */
export async function endAccessUntil(tx: Tx, deps: StoreDeps, accountId: string, moment: Date): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', accountId).where('created_at', '<=', moment).execute();
  await tx
    .updateTable('api_token')
    .set({ revoked_at: deps.clock() })
    .where('account_id', '=', accountId)
    .where('created_at', '<=', moment)
    .where('revoked_at', 'is', null)
    .execute();
  const data = { until: moment.getTime() };
  await recordAccountEvent(tx, deps, { accountId, actor: 'system', kind: 'access-ended', data });
}

/** Whether live has ended all access since the assertion was made. `madeAt` in milliseconds. */
export async function accessEndedSince(tx: Tx, accountId: string, madeAt: number): Promise<boolean> {
  const last = await tx
    .selectFrom('account_event')
    .select('data')
    .where('account_id', '=', accountId)
    .where('kind', '=', 'access-ended')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return typeof last?.data.until === 'number' && last.data.until >= madeAt;
}
