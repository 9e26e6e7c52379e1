import { isPasswordGoodEnough, isPasswordTooLong, passwordMaxLength } from '../../domain/account/password.ts';
import { isEmail, isPersonName, isPlainLine, nameMaxLength } from '../../domain/account/person.ts';
import { isPlanId } from '../../domain/credits/plan.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import { startPlan } from '../credits/start-plan.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import { hashPassword } from './password-hash.ts';
import { accountByEmail, insertAccount, lockEmail } from './store.ts';

export interface NewAccountByOperator {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly company?: string;
  readonly plan: string;
  readonly isOperator: boolean;
}

export type CreateRefusal =
  | 'only-in-live'
  | 'bad-email'
  | 'name-missing'
  | 'bad-name'
  | 'bad-company'
  | 'password-rules'
  | 'password-too-long'
  | 'unknown-plan'
  | 'account-exists';

/** An account that counts as verified, on its plan at once and without an end. For the command line. */
export async function createAccount(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'environment'>,
  input: NewAccountByOperator,
): Promise<Row<'account'> | Refusal<CreateRefusal>> {
  if (deps.environment.peopleReadOnly) return refuse('only-in-live');
  const email = input.email.trim().toLowerCase();
  const name = input.name.trim();
  const { plan } = input;
  const company = input.company?.trim() ?? '';
  if (!isEmail(email)) return refuse('bad-email', isPlainLine(email) ? { email } : {});
  if (name === '') return refuse('name-missing');
  if (!isPersonName(name)) return refuse('bad-name', { most: nameMaxLength });
  if (company !== '' && !isPersonName(company)) return refuse('bad-company', { most: nameMaxLength });
  if (isPasswordTooLong(input.password)) return refuse('password-too-long', { most: passwordMaxLength });
  if (!isPasswordGoodEnough(input.password)) return refuse('password-rules');
  if (!isPlanId(plan)) return refuse('unknown-plan', { plan });
  const passwordHash = await hashPassword(input.password);
  return deps.db.transaction().execute(async (tx) => {
    await lockEmail(tx, email);
    if (await accountByEmail(tx, email)) return refuse('account-exists', { email });
    const { account, tenant } = await insertAccount(tx, deps, {
      email,
      name,
      company,
      password_hash: passwordHash,
      email_verified_at: deps.clock(),
      is_operator: input.isOperator,
      suspended_at: null,
      terms_version: null,
      terms_agreed_at: null,
    });
    if (plan !== 'free') await startPlan(tx, deps, tenant, { plan, period: 'month', endsAt: null });
    const event = { accountId: account.id, actor: 'command line', kind: 'account-made', data: { plan } } as const;
    await recordAccountEvent(tx, deps, event);
    return account;
  });
}

/** Makes an existing account an operator of the instance, or one no longer. For the command line. */
export async function setOperator(
  deps: Pick<Deps, 'db' | 'clock' | 'environment'>,
  email: string,
  isOperator: boolean,
): Promise<Refusal<'only-in-live' | 'unknown-account' | 'already-so'> | undefined> {
  if (deps.environment.peopleReadOnly) return refuse('only-in-live');
  return deps.db.transaction().execute(async (tx) => {
    const account = await accountByEmail(tx, email.trim().toLowerCase());
    if (!account) return refuse('unknown-account', { email });
    if (account.is_operator === isOperator) return refuse('already-so');
    await tx
      .updateTable('account')
      .set({ is_operator: isOperator, updated_at: deps.clock() })
      .where('id', '=', account.id)
      .execute();
    const kind = isOperator ? 'operator-granted' : 'operator-revoked';
    await recordAccountEvent(tx, deps, { accountId: account.id, actor: 'command line', kind });
    return undefined;
  });
}
