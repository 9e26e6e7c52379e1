import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import type { Deps } from '../deps.ts';
import { type Claim, keepAlive, marking } from './claim.ts';

export interface OnceRequest {
  readonly accountId: string;
  /** Method and path without the version: the same call under another prefix is the same call. */
  readonly route: string;
  readonly key: string;
  readonly bodySha256: string;
}

interface StoredAnswer {
  readonly status: number;
  readonly body: object;
}

type OnceDeps = Pick<Deps, 'db' | 'clock' | 'keys' | 'log'>;
type OnceRefusal = Refusal<'other-body' | 'in-flight' | 'answer-lost'>;

const KEPT_MS = 24 * 60 * 60 * 1000;
/** How long a claim holds without a sign of life from its process. */
const LEASE_MS = 60_000;

/**
 * Does the work for the first call with a key, and repeats its answer to later ones for 24 hours. `other-body`: the key
 * came with another request before. `in-flight`: the first call is at work. A fault, and an answer that says "too often
 * for now", are not kept: the call may be made again.
 *
 * A claim is kept alive while its process works. Each transaction of the work marks the claim, and fails where another
 * call has taken it over. So a claim whose process died unmarked has done nothing and is free; a marked one has been
 * carried out, and only its answer is gone: `answer-lost`.
 */
export async function once<D extends OnceDeps, Answer extends StoredAnswer>(
  deps: D,
  request: OnceRequest,
  work: (deps: D) => Promise<Answer>,
): Promise<Answer | OnceRefusal> {
  const scope = sha256Hex(JSON.stringify([request.accountId, request.route, request.key]));
  await forgetOld(deps, request.accountId);
  const claim = await makeClaim(deps, request, scope);
  if (claim === undefined) return repeated(deps, scope, request.bodySha256);
  const stop = keepAlive(deps, claim, LEASE_MS);
  try {
    const answer = await work({ ...deps, db: marking(deps, claim) });
    if (answer.status === 429) await release(deps, claim);
    else await keep(deps, claim, answer);
    return answer;
  } catch (fault) {
    await release(deps, claim);
    throw fault;
  } finally {
    stop();
  }
}

async function forgetOld(deps: OnceDeps, accountId: string): Promise<void> {
  await deps.db
    .deleteFrom('idempotency_key')
    .where('account_id', '=', accountId)
    .where('created_at', '<=', new Date(deps.clock().getTime() - KEPT_MS))
    .execute();
}

/** The claim, new or taken over from a process that died before it did anything; undefined where there is another. */
async function makeClaim(deps: OnceDeps, request: OnceRequest, scope: string): Promise<Claim | undefined> {
  const now = deps.clock();
  const holder = randomUUID();
  const alive = { holder, alive_until: new Date(now.getTime() + LEASE_MS) };
  const claimed = await deps.db
    .insertInto('idempotency_key')
    .values({
      scope,
      account_id: request.accountId,
      body_sha256: request.bodySha256,
      created_at: now,
      answer: null,
      committed_at: null,
      ...alive,
    })
    .onConflict((conflict) =>
      conflict
        .column('scope')
        .doUpdateSet(alive)
        .where('idempotency_key.answer', 'is', null)
        .where('idempotency_key.committed_at', 'is', null)
        .where('idempotency_key.body_sha256', '=', request.bodySha256)
        .where('idempotency_key.alive_until', '<', now),
    )
    .returning('scope')
    .executeTakeFirst();
  return claimed && { scope, holder };
}

async function keep(deps: OnceDeps, { scope, holder }: Claim, answer: StoredAnswer): Promise<void> {
  const wrapped = deps.keys.wrap(Buffer.from(JSON.stringify(answer), 'utf8'), contextOf(scope));
  await deps.db
    .updateTable('idempotency_key')
    .set({ answer: wrapped })
    .where('scope', '=', scope)
    .where('holder', '=', holder)
    .execute();
}

/** Where something was carried out before the fault, the claim stays. */
async function release(deps: OnceDeps, { scope, holder }: Claim): Promise<void> {
  await deps.db
    .deleteFrom('idempotency_key')
    .where('scope', '=', scope)
    .where('holder', '=', holder)
    .where('committed_at', 'is', null)
    .execute();
}

async function repeated<Answer extends StoredAnswer>(
  deps: OnceDeps,
  scope: string,
  bodySha256: string,
): Promise<Answer | OnceRefusal> {
  const row = await deps.db.selectFrom('idempotency_key').selectAll().where('scope', '=', scope).executeTakeFirst();
  if (row !== undefined && row.body_sha256 !== bodySha256) return refuse('other-body');
  if (row?.answer) return JSON.parse(deps.keys.unwrap(row.answer, contextOf(scope)).toString('utf8')) as Answer;
  if (row?.committed_at && row.alive_until < deps.clock()) return refuse('answer-lost');
  // Or gone again: the first call has just failed, or was at work until a moment ago.
  return refuse('in-flight');
}

/** Answers hold links to sign with, so they are stored encrypted. */
function contextOf(scope: string): string {
  return `idempotency:${scope}`;
}
