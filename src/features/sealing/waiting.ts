import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import type { Queryable } from '../tables.ts';

const FIRST_MS = 30_000;
const LONGEST_MS = 30 * 60_000;
const AT_ONCE = 200;

type WaitDeps = Pick<Deps, 'db' | 'clock' | 'log'>;

/**
 * A document stays as it is, in `sealing` or with an act that no revision holds yet: why is kept for its owner, and it is
 * tried again, first soon and then ever more seldom.
 */
export async function waitWith(deps: WaitDeps, documentId: string, why: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('document')
      .select(['status', 'sealing_attempts'])
      .where('id', '=', documentId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined || row.status === 'completed') return;
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(row.sealing_attempts, 10));
    const again = new Date(deps.clock().getTime() + wait);
    await tx
      .updateTable('document')
      .set({ sealing_problem: why, sealing_retry_at: again, sealing_attempts: row.sealing_attempts + 1 })
      .where('id', '=', documentId)
      .execute();
    deps.log.warn(
      { documentId, why, again: again.toISOString() },
      row.status === 'sealing' ? 'A document waits to be sealed' : 'A signature waits for its revision',
    );
  });
}

/** Nothing stands in its way any more. */
export async function clearProblem(tx: Queryable, documentId: string): Promise<void> {
  await tx
    .updateTable('document')
    .set({ sealing_problem: null, sealing_retry_at: null, sealing_attempts: 0 })
    .where('id', '=', documentId)
    .where('sealing_problem', 'is not', null)
    .execute();
}

/** Starts the seals and revisions whose time to be tried again has come; one that is lost is started again a while later. Returns how many. */
export async function retrySeals(deps: WaitDeps): Promise<number> {
  const now = deps.clock();
  return deps.db.transaction().execute(async (tx) => {
    const due = await tx
      .selectFrom('document')
      .select(['id', 'status'])
      .where('sealing_retry_at', '<=', now)
      .orderBy('sealing_retry_at')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute();
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const lost = new Date(now.getTime() + LONGEST_MS);
    await tx.updateTable('document').set({ sealing_retry_at: lost }).where('id', 'in', ids).execute();
    for (const { id, status } of due) await (status === 'sealing' ? startSeal(tx, id) : startRevision(tx, id));
    return ids.length;
  });
}

/** Queues the job; one that waits already is replaced, so asking twice is harmless. */
export async function startSeal(db: Queryable, documentId: string): Promise<void> {
  const options = { queue: `document:${documentId}`, jobKey: `seal-document:${documentId}` };
  await enqueue(db, 'seal-document', { documentId }, options);
}

async function startRevision(db: Queryable, documentId: string): Promise<void> {
  const options = { queue: `document:${documentId}`, jobKey: `build-revision:${documentId}` };
  await enqueue(db, 'build-revision', { documentId }, options);
}
