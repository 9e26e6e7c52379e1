import { sql } from 'kysely';
import { type ChainedEvent, verifyChain } from '../../domain/audit/chain.ts';
import type { AuditKind } from '../../domain/audit/kinds.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import type { Queryable } from '../tables.ts';

/** All events of a document, oldest first. */
export async function readAudit(db: Queryable, documentId: string): Promise<ChainedEvent[]> {
  const rows = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    actor: row.actor,
    data: row.data,
    ip: row.ip,
    userAgent: row.user_agent,
    fileSha256: row.file_sha256,
    previousHash: row.previous_hash,
    hash: row.hash,
  }));
}

/** Reads the chain and checks it: `brokenAt` is null where nothing was changed, `head` the last good hash. */
export async function auditChain(
  db: Queryable,
  documentId: string,
): Promise<{ events: ChainedEvent[]; brokenAt: number | null; head: string }> {
  const events = await readAudit(db, documentId);
  return { events, ...verifyChain(events, sha256Hex) };
}

/** How often something has happened to a recipient of a document. */
export async function countAudit(
  db: Queryable,
  documentId: string,
  { kind, recipientId }: { kind: AuditKind; recipientId: string },
): Promise<number> {
  const { count } = await db
    .selectFrom('audit_event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('document_id', '=', documentId)
    .where('kind', '=', kind)
    .where(sql<string>`data->>'recipientId'`, '=', recipientId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
