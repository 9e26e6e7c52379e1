import type { SigningIdentity } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import type { Queryable, Row, Tx } from '../tables.ts';

export type OrganisationCertificate = Omit<Row<'organisation_certificate'>, 'key_wrapped'>;
export type OrganisationIdentity = SigningIdentity & { readonly key: Uint8Array };

/** What a tenant has uploaded, without its key. */
export async function organisationCertificate(
  db: Queryable,
  tenantId: string,
): Promise<OrganisationCertificate | undefined> {
  const row = await db
    .selectFrom('organisation_certificate')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { key_wrapped: _, ...shown } = row;
  return shown;
}

/** The same, ready to sign with. */
export async function organisationIdentity(
  deps: Pick<Deps, 'db' | 'keys'>,
  tenantId: string,
): Promise<OrganisationIdentity | undefined> {
  const row = await deps.db
    .selectFrom('organisation_certificate')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const key = deps.keys.unwrap(row.key_wrapped, keyContext(tenantId, row.fingerprint));
  return { certificate: row.der, chain: row.chain, algorithm: row.algorithm, key };
}

export interface NewOrganisationCertificate {
  readonly tenantId: string;
  readonly identity: OrganisationIdentity;
  readonly fingerprint: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly uploadedBy: string;
}

/** Takes the place of what was there. */
export async function putOrganisationCertificate(
  tx: Tx,
  deps: Pick<Deps, 'keys' | 'clock'>,
  made: NewOrganisationCertificate,
): Promise<void> {
  const { identity, tenantId, fingerprint } = made;
  const values = {
    der: Buffer.from(identity.certificate),
    chain: identity.chain.map((one) => Buffer.from(one)),
    algorithm: identity.algorithm,
    key_wrapped: deps.keys.wrap(identity.key, keyContext(tenantId, fingerprint)),
    fingerprint,
    not_before: made.notBefore,
    not_after: made.notAfter,
    uploaded_by: made.uploadedBy,
    uploaded_at: deps.clock(),
    warned_days: null,
  };
  await tx
    .insertInto('organisation_certificate')
    .values({ tenant_id: tenantId, ...values })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(values))
    .execute();
}

/** A wrapped key opens in the row that it was made for, and nowhere else. */
function keyContext(tenantId: string, fingerprint: string): string {
  return `organisation-certificate:${tenantId}:${fingerprint}`;
}
