import { fullPlayCredits } from '../../domain/credits/purse.ts';
import { recordAccountEvent } from '../account-log.ts';
import { lockTenant, moveCredits } from '../credits/ledger.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import type { Tx } from '../tables.ts';
import type { TokenOwner } from '../tokens/generate.ts';

/**
 * Empties a person's sandbox: documents, templates, contacts, folders, captured mail and the logs of calls and
 * deliveries are erased, and the play credits are full again. Tokens, webhook and settings stay.
 */
export async function resetSandbox(deps: Pick<Deps, 'db' | 'clock' | 'environment'>, owner: TokenOwner): Promise<void> {
  if (deps.environment.credits !== 'play') throw new Error('Only the sandbox can be emptied.');
  const { id: accountId } = owner.account;
  await deps.db.transaction().execute(async (tx) => {
    await askForErasure(tx, deps, accountId, owner.actor);
    // Documents keep their folder until they are erased, and then nothing keeps the folders.
    await tx.updateTable('document').set({ folder_id: null }).where('account_id', '=', accountId).execute();
    for (const table of [
      'template',
      'contact',
      'folder',
      'webhook_delivery',
      'mail',
      'mailbox_message',
      'bulk_send',
      'api_request',
    ] as const) {
      await tx.deleteFrom(table).where('account_id', '=', accountId).execute();
    }
    const tenant = await lockTenant(tx, owner.tenant.id);
    const change = { plan: fullPlayCredits - tenant.plan_credits, addon: -tenant.addon_credits };
    if (change.plan !== 0 || change.addon !== 0)
      await moveCredits(tx, deps, tenant, change, { kind: 'refill', accountId });
    const { actor, ip } = owner;
    await recordAccountEvent(tx, deps, {
      accountId,
      actor,
      kind: 'sandbox-reset',
      ...(ip === undefined ? {} : { ip }),
    });
    await enqueue(tx, 'erase-trash', {}, { jobKey: 'erase-trash' });
  });
}

/** Nobody finds the documents from now on; the job erases them. One being finalised is erased without being hidden first. */
async function askForErasure(tx: Tx, deps: Pick<Deps, 'clock'>, accountId: string, by: string): Promise<void> {
  const now = deps.clock();
  await tx
    .insertInto('erasure_request')
    .columns(['document_id', 'asked_at', 'asked_by'])
    .expression((from) =>
      from
        .selectFrom('document')
        .select((one) => ['id', one.val(now).as('asked_at'), one.val(by).as('asked_by')])
        .where('account_id', '=', accountId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .updateTable('document')
    .set({ deleted_at: now, updated_at: now })
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('status', '!=', 'sealing')
    .execute();
}
