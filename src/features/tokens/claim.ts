import type { Transaction } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Database, Tables, Tx } from '../tables.ts';

/** Who may do the work of an Idempotency-Key. */
export interface Claim {
  readonly scope: string;
  /** One call in one process. */
  readonly holder: string;
}

/** Extends the claim three times a lease, until it is stopped. */
export function keepAlive(deps: Pick<Deps, 'db' | 'clock' | 'log'>, claim: Claim, leaseMs: number): () => void {
  const timer = setInterval(() => {
    deps.db
      .updateTable('idempotency_key')
      .set({ alive_until: new Date(deps.clock().getTime() + leaseMs) })
      .where('scope', '=', claim.scope)
      .where('holder', '=', claim.holder)
      .execute()
      .catch((error: unknown) => deps.log.warn({ error }, 'A call under an Idempotency-Key was not kept alive'));
  }, leaseMs / 3).unref();
  return () => clearInterval(timer);
}

/** The database, each of whose transactions marks the claim as carried out, or fails where the claim was lost. */
export function marking(deps: Pick<Deps, 'db' | 'clock'>, claim: Claim): Database {
  const mark = async (tx: Tx): Promise<void> => {
    const marked = await tx
      .updateTable('idempotency_key')
      .set({ committed_at: deps.clock() })
      .where('scope', '=', claim.scope)
      .where('holder', '=', claim.holder)
      .executeTakeFirst();
    if (marked.numUpdatedRows !== 1n) throw new Error('Another call took over this Idempotency-Key.');
  };
  const transaction = () => {
    const begun = deps.db.transaction();
    return {
      execute: <T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> =>
        begun.execute(async (tx) => {
          const result = await work(tx);
          await mark(tx);
          return result;
        }),
    };
  };
  return new Proxy(deps.db, {
    get: (db, name) => {
      if (name === 'transaction') return transaction;
      const found: unknown = Reflect.get(db, name, db);
      // Its methods reach private parts of the object, which the stand-in has not.
      return typeof found === 'function' ? found.bind(db) : found;
    },
  });
}
