import type { SignatureMode } from '../../domain/document/types.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { Deps } from '../deps.ts';
import { isAdmin } from './admin.ts';
import type { CertificateOwner } from './change.ts';

export interface UsualMode {
  readonly mode: SignatureMode;
  readonly mayChange: boolean;
}

/** How documents of the organisation are signed that don't say it themselves. */
export async function usualMode(deps: Pick<Deps, 'db'>, me: CertificateOwner): Promise<UsualMode> {
  const { signature_mode: mode } = await deps.db
    .selectFrom('tenant')
    .select('signature_mode')
    .where('id', '=', me.tenantId)
    .executeTakeFirstOrThrow();
  return { mode, mayChange: await isAdmin(deps.db, me) };
}

/** Changes it for documents that are sent from now on. */
export async function changeUsualMode(
  deps: Pick<Deps, 'db' | 'clock'>,
  me: CertificateOwner,
  mode: SignatureMode,
): Promise<UsualMode | Refusal<'admin-only'>> {
  if (!(await isAdmin(deps.db, me))) return refuse('admin-only');
  await deps.db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('tenant')
      .set({ signature_mode: mode })
      .where('id', '=', me.tenantId)
      .where('signature_mode', '<>', mode)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return;
    const event = { accountId: me.accountId, actor: me.account.email, data: { mode }, ip: me.ip } as const;
    await recordAccountEvent(tx, deps, { kind: 'signature-mode-changed', ...event });
  });
  return usualMode(deps, me);
}
