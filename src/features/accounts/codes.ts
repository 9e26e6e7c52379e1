import { type Refusal, refuse } from '../../domain/refusal.ts';
import { hmacSha256, sameBytes } from '../../platform/crypto/hash.ts';
import { randomCode } from '../../platform/crypto/random.ts';
import type { Deps } from '../deps.ts';
import { languageOf } from '../mail/language.ts';
import { codeMail } from '../mail/mails/code.ts';
import { queueMail } from '../mail/queue.ts';
import type { Row, Tx } from '../tables.ts';

export const codeMinutes = 10;
const maxTries = 5;

type CodeDeps = Pick<Deps, 'clock' | 'newId' | 'keys' | 'settings' | 'environment'>;

/**
 * Mails a new 6-digit code that proves the account's address; earlier ones end. Returns its id, which only the
 * browser that asked gets (a cookie): a code works together with it, so that nobody's sign-up can be finished by
 * the code of somebody else's.
 */
export async function mailCode(
  tx: Tx,
  deps: CodeDeps,
  account: Pick<Row<'account'>, 'id' | 'email' | 'locale'>,
): Promise<string> {
  const now = deps.clock();
  const id = deps.newId();
  const code = randomCode(6);
  await tx
    .updateTable('one_time_code')
    .set({ used_at: now })
    .where('account_id', '=', account.id)
    .where('purpose', '=', 'verify-email')
    .where('used_at', 'is', null)
    .execute();
  await tx
    .insertInto('one_time_code')
    .values({
      id,
      account_id: account.id,
      purpose: 'verify-email',
      secret_hash: codeHash(deps, id, code),
      created_at: now,
      expires_at: new Date(now.getTime() + codeMinutes * 60_000),
      used_at: null,
    })
    .execute();
  const message = await codeMail(
    deps,
    { code, purpose: 'sign-up', minutes: codeMinutes },
    languageOf(undefined, account),
  );
  await queueMail(tx, deps, { accountId: account.id, kind: 'code', to: account.email, message });
  return id;
}

/** Uses a code up. Wrong ones count; after 5 the code is dead. */
export async function spendCode(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'keys'>,
  accountId: string,
  id: string,
  code: string,
): Promise<Refusal<'wrong-code' | 'code-ended'> | undefined> {
  const row = await tx
    .selectFrom('one_time_code')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('purpose', '=', 'verify-email')
    .forUpdate()
    .executeTakeFirst();
  const now = deps.clock();
  if (!row || row.used_at || row.expires_at <= now || row.tries >= maxTries) return refuse('code-ended');
  if (sameBytes(row.secret_hash, codeHash(deps, id, code))) {
    await tx.updateTable('one_time_code').set({ used_at: now }).where('id', '=', id).execute();
    return undefined;
  }
  const tries = row.tries + 1;
  await tx.updateTable('one_time_code').set({ tries }).where('id', '=', id).execute();
  return tries >= maxTries ? refuse('code-ended') : refuse('wrong-code', { triesLeft: maxTries - tries });
}

/** Keyed, because a million codes are quickly hashed. */
function codeHash(deps: Pick<Deps, 'keys'>, id: string, code: string): Buffer {
  return hmacSha256(deps.keys.key('link'), `one-time-code ${id} ${code}`);
}
