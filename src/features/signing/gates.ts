import { statusAt } from '../../domain/document/expiry.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { hmacSha256, sameBytes } from '../../platform/crypto/hash.ts';
import { randomCode } from '../../platform/crypto/random.ts';
import { appendAudit } from '../audit/append.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { isRightAccessCode } from '../documents/access-code.ts';
import { languageOf } from '../mail/language.ts';
import { codeMail } from '../mail/mails/code.ts';
import { queueMail } from '../mail/queue.ts';
import type { Queryable, Tx } from '../tables.ts';
import { gateOf } from './gate.ts';
import { type LockedSigning, lockSigning, recipientMeta } from './locked-signing.ts';
import { openGate } from './open-gate.ts';
import type { CodeRefusal } from './refusals.ts';
import type { SigningSession } from './session.ts';

type GateDeps = Pick<Deps, 'db' | 'clock' | 'limiter' | 'keys' | 'settings' | 'environment' | 'newId'>;
type Outcome = Promise<undefined | Refusal<CodeRefusal>>;

const ACCESS_TRIES = 5;
const ACCESS_LOCK_SECONDS = 15 * 60;
const CODE_MINUTES = 10;
const CODE_TRIES = 5;
const RESEND_SECONDS = 30;
/** Codes mailed to one person per hour: enough for mislaid mails, too few for guessing. */
const CODES_PER_HOUR = 10;

/** The code the sender handed over. Five wrong ones lock this person out for 15 minutes, in every browser. */
export async function checkAccessCode(
  deps: GateDeps,
  session: SigningSession,
  code: string,
  meta: RequestMeta,
): Outcome {
  const stored = await deps.db
    .selectFrom('recipient')
    .select('access_code_hash')
    .where('id', '=', session.recipientId)
    .executeTakeFirst();
  if (stored === undefined) return refuse('gone');
  if (stored.access_code_hash === null || session.accessCodeOkAt !== null) return refuse('no-gate');
  const limiter = deps.limiter('access-code', ACCESS_TRIES, ACCESS_LOCK_SECONDS);
  const tries = await limiter.take(session.recipientId);
  if (!tries.allowed) return refuse('locked', { retryAfterSeconds: tries.retryAfterSeconds });
  const right = await isRightAccessCode(stored.access_code_hash, code.trim());

  const outcome = await deps.db.transaction().execute(async (tx) => {
    const locked = await lockSigning(tx, session);
    if (locked === undefined || isOver(locked, deps.clock())) return refuse('gone');
    await audit(tx, deps, locked, right ? 'access-code-ok' : 'access-code-failed', meta);
    if (!right) return refuse('code-wrong', { triesLeft: tries.left });
    await openGate(tx, session, locked.me, 'access-code', deps.clock());
    return undefined;
  });
  if (right) await limiter.reset(session.recipientId);
  return outcome;
}

/**
 * Mails a code of 6 digits, good for 10 minutes. Asked again within 30 seconds (a reload of the page) it sends nothing.
 * Answers in how many seconds another one may be sent.
 */
export async function sendEmailCode(
  deps: GateDeps,
  session: SigningSession,
  meta: RequestMeta,
): Promise<{ readonly resendAfterSeconds: number } | Refusal<CodeRefusal>> {
  const early = await waitingTime(deps.db, session, deps.clock());
  if (early > 0) return { resendAfterSeconds: early };
  // Before the transaction: the limiter works on a connection of its own.
  const quota = await deps.limiter('email-code', CODES_PER_HOUR, 3600).take(session.recipientId);
  if (!quota.allowed) return refuse('locked', { retryAfterSeconds: quota.retryAfterSeconds });
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockSigning(tx, session);
    if (locked === undefined || isOver(locked, deps.clock())) return refuse('gone');
    if (gateOf(session, locked.me, locked.document) !== 'email-code') return refuse('no-gate');
    const now = deps.clock();
    const wait = await waitingTime(tx, session, now);
    if (wait > 0) return { resendAfterSeconds: wait };
    await mailCode(tx, deps, locked, now);
    await audit(tx, deps, locked, 'email-code-sent', meta);
    return { resendAfterSeconds: RESEND_SECONDS };
  });
}

async function mailCode(tx: Tx, deps: GateDeps, { document, owner, me }: LockedSigning, now: Date): Promise<void> {
  const code = randomCode(6);
  const row = {
    code_hash: hashCode(deps, me.id, code),
    tries: 0,
    sent_at: now,
    expires_at: new Date(now.getTime() + CODE_MINUTES * 60_000),
  };
  await tx
    .insertInto('recipient_code')
    .values({ recipient_id: me.id, ...row })
    .onConflict((conflict) => conflict.column('recipient_id').doUpdateSet(row))
    .execute();
  await queueMail(tx, deps, {
    accountId: owner.id,
    documentId: document.id,
    recipientId: me.id,
    kind: 'code',
    to: me.email,
    message: await codeMail(deps, { code, purpose: 'document', minutes: CODE_MINUTES }, languageOf(me, owner)),
  });
}

/** The code from the mail: five tries, then another one must be asked for. */
export async function checkEmailCode(
  deps: GateDeps,
  session: SigningSession,
  code: string,
  meta: RequestMeta,
): Outcome {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockSigning(tx, session);
    if (locked === undefined || isOver(locked, deps.clock())) return refuse('gone');
    if (gateOf(session, locked.me, locked.document) !== 'email-code') return refuse('no-gate');
    const now = deps.clock();
    const sent = await codeRow(tx, locked.me.id);
    if (sent === undefined || sent.expires_at <= now || sent.tries >= CODE_TRIES) return refuse('code-expired');
    const right = sameBytes(sent.code_hash, hashCode(deps, locked.me.id, code.replace(/\s/g, '')));
    await audit(tx, deps, locked, right ? 'email-code-ok' : 'email-code-failed', meta);
    if (!right) {
      const tries = sent.tries + 1;
      await tx.updateTable('recipient_code').set({ tries }).where('recipient_id', '=', locked.me.id).execute();
      return refuse('code-wrong', { triesLeft: CODE_TRIES - tries });
    }
    await tx.deleteFrom('recipient_code').where('recipient_id', '=', locked.me.id).execute();
    await openGate(tx, session, locked.me, 'email-code', now);
    return undefined;
  });
}

/** Deleted, declined, revoked or expired: nothing lies behind the gate any more. */
function isOver({ document }: LockedSigning, now: Date): boolean {
  const status = statusAt({ status: document.status, expiresAt: document.expires_at }, now);
  return document.deleted_at !== null || status === 'declined' || status === 'expired';
}

/** Seconds until another code may be sent. */
export function resendAfter(sentAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((sentAt.getTime() + RESEND_SECONDS * 1000 - now.getTime()) / 1000));
}

async function waitingTime(db: Queryable, session: SigningSession, now: Date): Promise<number> {
  const last = await codeRow(db, session.recipientId);
  return last === undefined ? 0 : resendAfter(last.sent_at, now);
}

async function codeRow(db: Queryable, recipientId: string) {
  return db.selectFrom('recipient_code').selectAll().where('recipient_id', '=', recipientId).executeTakeFirst();
}

/** Keyed: six digits behind a bare hash would be guessed in no time from a copy of the table. */
function hashCode(deps: Pick<Deps, 'keys'>, recipientId: string, code: string): Buffer {
  return hmacSha256(deps.keys.key('link'), `email-code:${recipientId}:${code}`);
}

async function audit(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  locked: LockedSigning,
  kind: 'access-code-ok' | 'access-code-failed' | 'email-code-sent' | 'email-code-ok' | 'email-code-failed',
  meta: RequestMeta,
): Promise<void> {
  const data = { recipientId: locked.me.id, email: locked.me.email };
  await appendAudit(tx, locked.document.id, [{ at: deps.clock(), kind, ...recipientMeta(locked.me, meta), data }]);
}
