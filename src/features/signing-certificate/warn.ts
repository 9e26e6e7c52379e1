import { inspectCertificate } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import { certificateEndingMail } from '../mail/mails/certificate-ending.ts';
import { queueMail } from '../mail/queue.ts';
import { adminOf } from './admin.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Days left at which a mail goes out; 0: it has ended. */
const WARNINGS = [30, 7, 1, 0] as const;

type WarnDeps = Pick<Deps, 'db' | 'keys' | 'clock' | 'newId' | 'settings' | 'environment'>;

/** Tells Admins whose certificate ends soon, or has ended: once for each of the steps, the nearest one that is due. */
export async function warnOfEndings(deps: WarnDeps): Promise<void> {
  const soon = new Date(deps.clock().getTime() + WARNINGS[0] * DAY);
  const rows = await deps.db
    .selectFrom('organisation_certificate')
    .select('tenant_id')
    .where('not_after', '<=', soon)
    .execute();
  for (const { tenant_id } of rows) await warn(deps, tenant_id);
}

async function warn(deps: WarnDeps, tenantId: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('organisation_certificate')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .forUpdate()
      .executeTakeFirst();
    const admin = await adminOf(tx, tenantId);
    if (row === undefined || admin === undefined) return;
    const left = (row.not_after.getTime() - deps.clock().getTime()) / DAY;
    const due = WARNINGS.filter((days) => left <= days).at(-1);
    if (due === undefined || (row.warned_days !== null && row.warned_days <= due)) return;
    const message = await certificateEndingMail(deps, {
      subject: inspectCertificate(row.der).subject,
      endsAt: row.not_after,
      ended: due === 0,
      timeZone: admin.time_zone,
      link: `${deps.settings.publicUrl}/settings/signing-certificate`,
    });
    await queueMail(tx, deps, { accountId: admin.id, kind: 'certificate-ending', to: admin.email, message });
    await tx
      .updateTable('organisation_certificate')
      .set({ warned_days: due })
      .where('tenant_id', '=', tenantId)
      .execute();
  });
}
