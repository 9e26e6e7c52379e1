import { type Refusal, refuse } from '../../domain/refusal.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import type { Deps } from '../deps.ts';

export interface OnceRequest {
  readonly accountId: string;
  /** Method and path without the version: the same call under another prefix is the same call. */
  readonly route: string;
  readonly key: string;
  readonly body: string;
}

interface StoredAnswer {
  readonly status: number;
  readonly body: object;
}

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Does the work for the first call with a key, and repeats its answer to later ones for 24 hours. `other-body`: the key
 * came with another request before. `in-flight`: the first call has not been answered yet; if the process died under it,
 * that stays so for the 24 hours, because nobody can tell whether it was done. A fault is not kept: the call may be
 * made again.
 */
export async function once<Answer extends StoredAnswer>(
  deps: Pick<Deps, 'db' | 'clock' | 'keys'>,
  request: OnceRequest,
  work: () => Promise<Answer>,
): Promise<Answer | Refusal<'other-body' | 'in-flight'>> {
  const scope = sha256Hex(JSON.stringify([request.accountId, request.route, request.key]));
  const bodySha256 = sha256Hex(request.body);
  const now = deps.clock();
  await deps.db
    .deleteFrom('idempotency_key')
    .where('account_id', '=', request.accountId)
    .where('created_at', '<=', new Date(now.getTime() - KEPT_MS))
    .execute();
  const claimed = await deps.db
    .insertInto('idempotency_key')
    .values({ scope, account_id: request.accountId, body_sha256: bodySha256, created_at: now, answer: null })
    .onConflict((conflict) => conflict.column('scope').doNothing())
    .returning('scope')
    .executeTakeFirst();
  if (claimed === undefined) return repeated(deps, scope, bodySha256);
  try {
    const answer = await work();
    const wrapped = deps.keys.wrap(Buffer.from(JSON.stringify(answer), 'utf8'), contextOf(scope));
    await deps.db.updateTable('idempotency_key').set({ answer: wrapped }).where('scope', '=', scope).execute();
    return answer;
  } catch (fault) {
    await deps.db.deleteFrom('idempotency_key').where('scope', '=', scope).execute();
    throw fault;
  }
}

async function repeated<Answer extends StoredAnswer>(
  deps: Pick<Deps, 'db' | 'keys'>,
  scope: string,
  bodySha256: string,
): Promise<Answer | Refusal<'other-body' | 'in-flight'>> {
  const row = await deps.db.selectFrom('idempotency_key').selectAll().where('scope', '=', scope).executeTakeFirst();
  if (row !== undefined && row.body_sha256 !== bodySha256) return refuse('other-body');
  // Gone again: the first call has just failed, or was at work until a moment ago.
  if (row === undefined || row.answer === null) return refuse('in-flight');
  return JSON.parse(deps.keys.unwrap(row.answer, contextOf(scope)).toString('utf8')) as Answer;
}

/** Answers hold links to sign with, so they are stored encrypted. */
function contextOf(scope: string): string {
  return `idempotency:${scope}`;
}
