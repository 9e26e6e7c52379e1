import type { Deps } from '../deps.ts';

const KEPT_MS = 30 * 24 * 3_600_000;
const AT_ONCE = 5000;

/** Removes deliveries made more than 30 days ago, with all they sent and were told; their tries ended long before. */
export async function sweepDeliveries(deps: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const end = new Date(deps.clock().getTime() - KEPT_MS);
  for (;;) {
    const gone = await deps.db
      .deleteFrom('webhook_delivery')
      .where('id', 'in', (old) =>
        old
          .selectFrom('webhook_delivery')
          .select('id')
          .where('created_at', '<', end)
          .where((ended) => ended.or([ended('delivered_at', 'is not', null), ended('failed_at', 'is not', null)]))
          .limit(AT_ONCE),
      )
      .executeTakeFirst();
    if (gone.numDeletedRows < BigInt(AT_ONCE)) return;
  }
}
