import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { randomToken } from '../../platform/crypto/random.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { passwordChangedMail } from '../mail/mails/password-changed.ts';
import { resetPasswordMail } from '../mail/mails/reset-password.ts';
import { queueMail } from '../mail/queue.ts';
import { endSandboxAccess, endSessions } from '../sessions/end.ts';
import type { Session } from '../sessions/lookup.ts';
import type { Row, Tx } from '../tables.ts';
import { forgetAllGuesses, forgetConfirmations, takeAttempts } from './attempts.ts';
import { networkOf } from './network.ts';
import { hashPassword, passwordMatches } from './password-hash.ts';
import { accountByEmail, accountById } from './store.ts';

export const resetMinutes = 60;

type PasswordDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'keys' | 'settings' | 'environment' | 'limiter'>;

/** Mails a reset link to an address that has an account; answers alike, and as slowly, to any other. */
export async function forgotPassword(
  deps: PasswordDeps,
  email: string,
  meta: RequestMeta,
): Promise<Refusal<'use-login-to-sandbox' | 'too-many-attempts'> | undefined> {
  if (deps.environment.signIn === 'button') return refuse('use-login-to-sandbox');
  const no = await takeAttempts(deps, [
    ['request', networkOf(meta.ip)],
    ['mail', email],
  ]);
  if (no) return no;
  const token = randomToken();
  const link = `${deps.settings.publicUrl}/reset-password?token=${token}`;
  const message = await resetPasswordMail(deps, { link, minutes: resetMinutes });
  const account = await accountByEmail(deps.db, email);
  if (!account || account.suspended_at) return undefined;
  await deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    await endResetLinks(tx, account.id, now);
    await tx
      .insertInto('one_time_code')
      .values({
        id: deps.newId(),
        account_id: account.id,
        purpose: 'reset-password',
        secret_hash: sha256(token),
        created_at: now,
        expires_at: new Date(now.getTime() + resetMinutes * 60_000),
        used_at: null,
      })
      .execute();
    await queueMail(tx, deps, { accountId: account.id, kind: 'reset-password', to: account.email, message });
    await recordAccountEvent(tx, deps, { ...event(account, meta), kind: 'password-reset-asked' });
  });
  return undefined;
}

/** A new password for a reset link, once. Ends every session; the link proves the address, too. */
export async function resetPassword(
  deps: PasswordDeps,
  token: string,
  password: string,
  meta: RequestMeta,
): Promise<Refusal<'use-login-to-sandbox' | 'link-ended' | 'too-many-attempts'> | undefined> {
  if (deps.environment.signIn === 'button') return refuse('use-login-to-sandbox');
  const no = await takeAttempts(deps, [['address', networkOf(meta.ip)]]);
  if (no) return no;
  const passwordHash = await hashPassword(password);
  const done = await deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    const link = await tx
      .selectFrom('one_time_code')
      .selectAll()
      .where('purpose', '=', 'reset-password')
      .where('secret_hash', '=', sha256(token))
      .forUpdate()
      .executeTakeFirst();
    if (!link || link.used_at || link.expires_at <= now) return refuse('link-ended');
    const account = await accountById(tx, link.account_id);
    if (!account || account.suspended_at) return refuse('link-ended');
    await endResetLinks(tx, account.id, now);
    await endSessions(tx, account.id);
    if (!account.email_verified_at) {
      await tx.updateTable('account').set({ email_verified_at: now }).where('id', '=', account.id).execute();
    }
    await storePassword(tx, deps, account, passwordHash, meta);
    await recordAccountEvent(tx, deps, { ...event(account, meta), kind: 'password-reset' });
    return account;
  });
  if (isRefusal(done)) return done;
  // After the transaction: the limiter works on a connection of its own.
  await forgetAllGuesses(deps, done);
  return undefined;
}

/** Another password for whoever knows the current one. Every other session ends. */
export async function changePassword(
  deps: PasswordDeps,
  me: Session,
  input: { readonly current: string; readonly password: string },
  meta: RequestMeta,
): Promise<Refusal<'wrong-password' | 'use-login-to-sandbox' | 'too-many-attempts'> | undefined> {
  if (deps.environment.signIn === 'button') return refuse('use-login-to-sandbox');
  const no = await takeAttempts(deps, [['confirm', me.accountId]]);
  if (no) return no;
  if (!(await passwordMatches(me.account.password_hash, input.current))) return refuse('wrong-password');
  await forgetConfirmations(deps, me.accountId);
  const passwordHash = await hashPassword(input.password);
  await deps.db.transaction().execute(async (tx) => {
    await endResetLinks(tx, me.accountId, deps.clock());
    await endSessions(tx, me.accountId, me.sessionIdHash);
    await tx
      .updateTable('session')
      .set({ authenticated_at: deps.clock() })
      .where('id_hash', '=', me.sessionIdHash)
      .execute();
    await storePassword(tx, deps, me.account, passwordHash, meta);
    await recordAccountEvent(tx, deps, { ...event(me.account, meta), kind: 'password-changed' });
  });
  return undefined;
}

/** Stores it, tells the person, and ends what the sandbox still holds. */
async function storePassword(
  tx: Tx,
  deps: PasswordDeps,
  account: Row<'account'>,
  passwordHash: string,
  meta: RequestMeta,
): Promise<void> {
  const now = deps.clock();
  await tx
    .updateTable('account')
    .set({ password_hash: passwordHash, updated_at: now })
    .where('id', '=', account.id)
    .execute();
  const message = await passwordChangedMail(deps, { at: now, timeZone: account.time_zone, ip: meta.ip });
  await queueMail(tx, deps, { accountId: account.id, kind: 'password-changed', to: account.email, message });
  await endSandboxAccess(tx, deps, account.id);
}

async function endResetLinks(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx
    .updateTable('one_time_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('purpose', '=', 'reset-password')
    .where('used_at', 'is', null)
    .execute();
}

function event(account: Pick<Row<'account'>, 'id' | 'email'>, meta: RequestMeta) {
  return { accountId: account.id, actor: account.email, ip: meta.ip };
}
