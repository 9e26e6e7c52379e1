import { plansWith } from '../../domain/credits/entitlements.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { inspectCertificate, openPkcs12, Pkcs12Error } from '../../pdf/index.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { Caller } from '../caller.ts';
import { organisationCertificate, putOrganisationCertificate } from '../certificates/organisation-store.ts';
import { missingIssuers } from '../certificates/outside-evidence.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import { entitled } from '../plans/entitlements.ts';
import type { Row, Tx } from '../tables.ts';
import { isAdmin } from './admin.ts';

export interface CertificateOwner extends Caller {
  readonly account: Row<'account'>;
  readonly tenant: Row<'tenant'>;
  readonly ip: string;
}

export type ChangeRefusal = Refusal<'only-in-live' | 'admin-only' | 'needs-plan'>;
export type ChangeDeps = Pick<Deps, 'db' | 'keys' | 'clock' | 'environment' | 'settings' | 'fetch'>;

/** Why this person may not upload a certificate; undefined for one who may. */
export async function changeRefusal(deps: ChangeDeps, me: CertificateOwner): Promise<ChangeRefusal | undefined> {
  if (deps.environment.sealsWith === 'own') return refuse('only-in-live');
  if (!(await isAdmin(deps.db, me))) return refuse('admin-only');
  if (entitled(deps, me.tenant, 'own-certificate')) return undefined;
  return refuse('needs-plan', { plans: plansWith('own-certificate').join(' or ') });
}

/**
 * Opens a PKCS#12 file and keeps what is in it for the tenant's seals, in place of an earlier one. Issuers that the file
 * lacks are fetched from the addresses in its certificates. Documents that wait for a seal are tried again.
 */
export async function uploadCertificate(
  deps: ChangeDeps,
  me: CertificateOwner,
  file: Uint8Array,
  password: string,
): Promise<{ readonly saved: true } | ChangeRefusal | Refusal<'certificate-refused'>> {
  const no = await changeRefusal(deps, me);
  if (no !== undefined) return no;
  try {
    const identity = await openWhole(deps, file, password);
    const { fingerprint, notBefore, notAfter, subject } = inspectCertificate(identity.certificate);
    await deps.db.transaction().execute(async (tx) => {
      const made = { tenantId: me.tenantId, identity, fingerprint, notBefore, notAfter, uploadedBy: me.accountId };
      await putOrganisationCertificate(tx, deps, made);
      await record(tx, deps, me, 'signing-certificate-uploaded', subject);
      await sealAgain(tx, me.tenantId);
    });
    return { saved: true };
  } catch (error) {
    if (!(error instanceof Pkcs12Error)) throw error;
    return refuse('certificate-refused', { fault: error.code, why: error.message });
  }
}

/** The instance's certificate seals from now on. The right to do so does not depend on the plan. */
export async function removeCertificate(
  deps: ChangeDeps,
  me: CertificateOwner,
): Promise<{ readonly removed: true } | Refusal<'admin-only' | 'no-certificate'>> {
  if (!(await isAdmin(deps.db, me))) return refuse('admin-only');
  return deps.db.transaction().execute(async (tx) => {
    const row = await organisationCertificate(tx, me.tenantId);
    if (row === undefined) return refuse('no-certificate');
    await tx.deleteFrom('organisation_certificate').where('tenant_id', '=', me.tenantId).execute();
    await record(tx, deps, me, 'signing-certificate-removed', inspectCertificate(row.der).subject);
    await sealAgain(tx, me.tenantId);
    return { removed: true } as const;
  });
}

async function openWhole(deps: ChangeDeps, file: Uint8Array, password: string) {
  const time = deps.clock();
  try {
    return await openPkcs12(file, password, { time });
  } catch (error) {
    if (!(error instanceof Pkcs12Error) || error.code !== 'incomplete-chain' || error.held === undefined) throw error;
    const [certificate, ...others] = error.held;
    if (certificate === undefined) throw error;
    const certificates = await missingIssuers(deps, certificate, others);
    return openPkcs12(file, password, { time, certificates });
  }
}

async function record(
  tx: Tx,
  deps: ChangeDeps,
  me: CertificateOwner,
  kind: 'signing-certificate-uploaded' | 'signing-certificate-removed',
  subject: string,
): Promise<void> {
  const event = { accountId: me.accountId, actor: me.account.email, kind, data: { subject }, ip: me.ip };
  await recordAccountEvent(tx, deps, event);
}

/** What waited for the other certificate need not wait for its next try. */
async function sealAgain(tx: Tx, tenantId: string): Promise<void> {
  const waiting = await tx
    .selectFrom('document')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'sealing')
    .execute();
  for (const { id } of waiting)
    await enqueue(tx, 'seal-document', { documentId: id }, { queue: `document:${id}`, jobKey: `seal-document:${id}` });
}
