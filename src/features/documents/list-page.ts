import { type RawBuilder, sql } from 'kysely';
import type { DocumentStatus } from '../../domain/document/types.ts';

export type WireStatus = Exclude<DocumentStatus, 'sealing'>;

export interface ListOptions {
  /** As people are told: see `wireStatus`, at `now`. */
  readonly status?: WireStatus;
  readonly now: Date;
  readonly limit: number;
  readonly skip: number;
}

interface ListedId {
  readonly id: string;
}

/**
 * Ids of one page of an account's list, newest first. Each stored status is read in the order of its index, as far as
 * the page reaches, so that a page costs the same in a short list and in one of millions.
 */
export function pageOfList(accountId: string, options: ListOptions): RawBuilder<ListedId> {
  const { status, now, limit, skip } = options;
  const reach = skip + limit;
  const mine = sql`select id, created_at from document where account_id = ${accountId} and deleted_at is null`;
  const newest = sql`order by created_at desc, id`;
  const page = sql`limit ${limit} offset ${skip}`;
  switch (status) {
    case undefined:
      return sql`(${mine} ${newest} ${page})`;
    case 'in-progress': {
      const running = sql`${mine} and status = 'in-progress' and (expires_at is null or expires_at > ${now})`;
      const sealing = sql`${mine} and status = 'sealing'`;
      return sql`(select id from ((${running} ${newest} limit ${reach}) union all (${sealing} ${newest} limit ${reach})) listed
        ${newest} ${page})`;
    }
    case 'expired': {
      const recorded = sql`${mine} and status = 'expired'`;
      // Those the job has yet to end: few, and found by their time. What finished documents once had as their time makes
      // the planner expect many; bounds that it can't see, and a fence around the sort, keep it at the index.
      const overdue = sql`${mine} and status = 'in-progress' and expires_at > (select '-infinity'::timestamptz)
        and expires_at <= (select ${now}::timestamptz) offset 0`;
      return sql`(select id from ((${recorded} ${newest} limit ${reach}) union all (${overdue})) listed ${newest} ${page})`;
    }
    default:
      return sql`(${mine} and status = ${status} ${newest} ${page})`;
  }
}
