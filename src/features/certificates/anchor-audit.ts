import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { isRefusal } from '../../domain/refusal.ts';
import type { Queryable } from '../tables.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';
import { type TimestampDeps, timestamp } from './timestamp.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Missed days are caught up with, so many in one run. */
const AT_ONCE = 60;

/**
 * Anchors the audit chains: for each past day (UTC) without an anchor, a timestamp over the heads of all chains that
 * grew on it. Safe to run again; a day that gets no timestamp is stamped by a later run. Returns how many days were anchored.
 */
export async function anchorAudit(deps: TimestampDeps): Promise<number> {
  await ensureCertificates(deps);
  const today = startOfDay(deps.clock());
  let day = await firstOpenDay(deps);
  let anchored = 0;
  while (day !== undefined && day < today && anchored < AT_ONCE) {
    if (!(await anchorDay(deps, day))) break;
    anchored += 1;
    day = new Date(day.getTime() + DAY);
  }
  return anchored;
}

/** What is stamped: a line `id seq hash` for each chain, sorted by id. Anybody who has the chains can make it again. */
export async function headsOf(
  db: Queryable,
  day: Date,
): Promise<{ readonly text: string; readonly documents: number }> {
  const end = new Date(day.getTime() + DAY);
  const rows = await db
    .selectFrom('audit_event')
    .distinctOn('document_id')
    .select(['document_id', 'seq', 'hash'])
    .where('at', '>=', day)
    .where('at', '<', end)
    .orderBy('document_id')
    .orderBy('seq', 'desc')
    .execute();
  const lines = rows.map((row) => `${row.document_id} ${row.seq} ${row.hash}\n`).sort();
  return { text: lines.join(''), documents: rows.length };
}

async function anchorDay(deps: TimestampDeps, day: Date): Promise<boolean> {
  const heads = await headsOf(deps.db, day);
  const digest = createHash('sha256').update(heads.text, 'utf8').digest();
  const stamp = await timestamp(deps, digest);
  if (isRefusal(stamp)) return false;
  await deps.db
    .insertInto('audit_anchor')
    .values({
      // As text: the driver writes a Date in the process's own zone.
      day: sql<Date>`${day.toISOString().slice(0, 10)}::date`,
      heads_sha256: digest.toString('hex'),
      documents: heads.documents,
      timestamp_token: Buffer.from(stamp.token),
      created_at: deps.clock(),
    })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
  return true;
}

/** The day after the last anchor, or the day of the very first event. */
async function firstOpenDay(deps: CertificateDeps): Promise<Date | undefined> {
  // As text: a driver's idea of local midnight must not move a day.
  const anchored = await deps.db
    .selectFrom('audit_anchor')
    .select((eb) => eb.cast<string>(eb.fn.max('day'), 'text').as('day'))
    .executeTakeFirst();
  if (anchored?.day) return new Date(Date.parse(`${anchored.day}T00:00:00Z`) + DAY);
  const first = await deps.db
    .selectFrom('audit_event')
    .select((eb) => eb.fn.min('at').as('at'))
    .executeTakeFirst();
  return first?.at ? startOfDay(first.at) : undefined;
}

function startOfDay(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / DAY) * DAY);
}
