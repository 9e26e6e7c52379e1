import { type Refusal, refuse } from '../../domain/refusal.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { randomToken } from '../../platform/crypto/random.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { readLinkToken } from '../documents/link.ts';
import type { Queryable } from '../tables.ts';
import type { SigningSession } from './session.ts';

const DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Gives a browser that holds the link a cookie of its own, stored as a hash. Changes nothing else: mail scanners open
 * links too. Works for ended and deleted documents, whose page then says so; not for a replaced link.
 */
export async function exchangeLink(
  deps: Pick<Deps, 'db' | 'keys' | 'clock'>,
  token: string,
  meta: RequestMeta,
): Promise<StartedSigning | Refusal<'unknown-link'>> {
  const link = readLinkToken(deps, token);
  if (link === null) return refuse('unknown-link');
  const recipient = await deps.db
    .selectFrom('recipient')
    .innerJoin('document', 'document.id', 'recipient.document_id')
    .select('recipient.id')
    .where('recipient.id', '=', link.recipientId)
    .where('recipient.link_version', '=', link.linkVersion)
    // A draft, or one that was taken back, is shown to nobody yet.
    .where('document.status', '<>', 'draft')
    .executeTakeFirst();
  if (recipient === undefined) return refuse('unknown-link');
  return startSigning(deps.db, deps, link, meta);
}

export interface StartedSigning {
  readonly recipientId: string;
  readonly cookie: string;
  readonly expiresAt: Date;
}

/** The browser's own key to one recipient's page. `provedAt`: when it gave the code that was mailed to this person. */
export async function startSigning(
  db: Queryable,
  deps: Pick<Deps, 'clock'>,
  link: { readonly recipientId: string; readonly linkVersion: number },
  meta: RequestMeta,
  provedAt: Date | null = null,
): Promise<StartedSigning> {
  const now = deps.clock();
  const cookie = randomToken();
  const expiresAt = new Date(now.getTime() + DAYS * DAY);
  await db
    .insertInto('recipient_session')
    .values({
      id_hash: sha256(cookie),
      recipient_id: link.recipientId,
      link_version: link.linkVersion,
      created_at: now,
      expires_at: expiresAt,
      ip: meta.ip,
      user_agent: meta.userAgent,
      email_code_ok_at: provedAt,
    })
    .execute();
  return { recipientId: link.recipientId, cookie, expiresAt };
}

/** The session of this recipient's cookie; null when it is unknown, over, or its link was replaced. */
export async function signingSession(
  deps: Pick<Deps, 'db' | 'clock'>,
  recipientId: string,
  cookie: string,
): Promise<SigningSession | null> {
  const row = await deps.db
    .selectFrom('recipient_session')
    .innerJoin('recipient', (join) =>
      join
        .onRef('recipient.id', '=', 'recipient_session.recipient_id')
        .onRef('recipient.link_version', '=', 'recipient_session.link_version'),
    )
    .innerJoin('document', 'document.id', 'recipient.document_id')
    .selectAll('recipient_session')
    .select('recipient.document_id')
    .where('document.status', '<>', 'draft')
    .where('recipient_session.id_hash', '=', sha256(cookie))
    .where('recipient.id', '=', recipientId)
    .where('recipient_session.expires_at', '>', deps.clock())
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    idHash: row.id_hash,
    recipientId: row.recipient_id,
    documentId: row.document_id,
    accessCodeOkAt: row.access_code_ok_at,
    emailCodeOkAt: row.email_code_ok_at,
  };
}
