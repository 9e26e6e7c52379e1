import { type Refusal, refuse } from '../../domain/refusal.ts';
import { hmacSha256, sameBytes } from '../../platform/crypto/hash.ts';
import { randomCode } from '../../platform/crypto/random.ts';
import { networkOf } from '../accounts/network.ts';
import type { Deps } from '../deps.ts';
import { codeMail } from '../mail/mails/code.ts';
import { queueMail } from '../mail/queue.ts';
import type { Row, Tx } from '../tables.ts';
import type { Visit } from './store.ts';

export const CODE_TRIES = 5;
const CODE_MINUTES = 10;
const HOUR_SECONDS = 3600;

type CodeDeps = Pick<Deps, 'keys' | 'settings' | 'environment' | 'clock' | 'newId'>;

/** Takes one of the codes that may be mailed. Outside of transactions: the limiter works on a connection of its own. */
export async function takeCode(
  deps: Pick<Deps, 'limiter' | 'settings'>,
  visit: { readonly ip: string; readonly email: string; readonly templateId: string },
): Promise<Refusal<'locked'> | undefined> {
  const { publicCodesPerAddress, publicCodesPerPerson, publicCodesPerTemplate } = deps.settings.limits;
  // The template's own limit comes last: who is refused by another one uses up nothing of other visitors'.
  const limits = [
    ['public-code-address', publicCodesPerAddress, networkOf(visit.ip)],
    ['public-code-person', publicCodesPerPerson, visit.email],
    ['public-code-template', publicCodesPerTemplate, visit.templateId],
  ] as const;
  for (const [name, most, key] of limits) {
    const quota = await deps.limiter(name, most, HOUR_SECONDS).take(key);
    if (!quota.allowed) return refuse('locked', { retryAfterSeconds: quota.retryAfterSeconds });
  }
  return undefined;
}

/** Columns of a visit whose code is mailed in this transaction: 6 digits, good for 10 minutes and 5 tries. */
export async function mailCode(
  tx: Tx,
  deps: CodeDeps,
  template: Pick<Row<'template'>, 'account_id'>,
  visit: Pick<Visit, 'id' | 'email' | 'language'>,
): Promise<Pick<Visit, 'code_hash' | 'tries' | 'sent_at' | 'expires_at'>> {
  const code = randomCode(6);
  await queueMail(tx, deps, {
    accountId: template.account_id,
    kind: 'code',
    to: visit.email,
    message: await codeMail(deps, { code, purpose: 'document', minutes: CODE_MINUTES }, visit.language),
  });
  const now = deps.clock();
  return {
    code_hash: hashCode(deps, visit.id, code),
    tries: 0,
    sent_at: now,
    expires_at: new Date(now.getTime() + CODE_MINUTES * 60_000),
  };
}

export function isRightCode(deps: Pick<Deps, 'keys'>, visit: Pick<Visit, 'id' | 'code_hash'>, typed: string): boolean {
  return sameBytes(visit.code_hash, hashCode(deps, visit.id, typed.replace(/\s/g, '')));
}

/** Keyed: six digits behind a bare hash would be guessed in no time from a copy of the table. */
function hashCode(deps: Pick<Deps, 'keys'>, visitId: string, code: string): Buffer {
  return hmacSha256(deps.keys.key('link'), `public-visit:${visitId}:${code}`);
}
