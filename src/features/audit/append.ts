import { sql } from 'kysely';
import { CHAIN_START, chainEvent } from '../../domain/audit/chain.ts';
import type { AuditKind } from '../../domain/audit/kinds.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import type { Tx } from '../tables.ts';

export interface NewAuditEntry {
  readonly at: Date;
  readonly kind: AuditKind;
  /** E-mail address of a person, or `system`. */
  readonly actor: string;
  /** Facts of the kind: names and codes, never values somebody typed into a field. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly ip?: string | null;
  readonly userAgent?: string | null;
  /** SHA-256 of the file the person was shown. */
  readonly fileSha256?: string | null;
}

/**
 * Adds entries to the document's chain. The caller holds the lock on the document's row (or has just made it), so
 * that no two writers read the same head.
 */
export async function appendAudit(tx: Tx, documentId: string, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const last = await tx
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .where('document_id', '=', documentId)
    .orderBy('seq', 'desc')
    .limit(sql.lit(1))
    .executeTakeFirst();
  let seq = last?.seq ?? 0;
  let previousHash = last?.hash ?? CHAIN_START;
  const rows = entries.map((entry) => {
    seq += 1;
    const facts = {
      seq,
      at: entry.at,
      kind: entry.kind,
      actor: entry.actor,
      data: entry.data ?? {},
      ip: entry.ip ?? null,
      userAgent: entry.userAgent ?? null,
      fileSha256: entry.fileSha256 ?? null,
    };
    const chained = chainEvent(previousHash, facts, sha256Hex);
    previousHash = chained.hash;
    return {
      document_id: documentId,
      seq,
      at: facts.at,
      kind: facts.kind,
      actor: facts.actor,
      data: JSON.stringify(facts.data),
      ip: facts.ip,
      user_agent: facts.userAgent,
      file_sha256: facts.fileSha256,
      previous_hash: chained.previousHash,
      hash: chained.hash,
    };
  });
  await tx.insertInto('audit_event').values(rows).execute();
}
