import { X509Certificate } from 'node:crypto';
import { inspectCertificate } from '../../pdf/index.ts';
import { type OrganisationCertificate, organisationCertificate } from '../certificates/organisation-store.ts';
import { canBeProved } from '../certificates/outside-evidence.ts';
import type { Deps } from '../deps.ts';

const DAY = 24 * 60 * 60 * 1000;
const ENDING_DAYS = 30;

/** What an uploaded certificate holds, for people. */
export interface HeldCertificate {
  readonly subject: string;
  readonly commonName: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly state: 'good' | 'ending' | 'ended';
  readonly keyType: string;
  readonly fingerprint: string;
  readonly selfSigned: boolean;
  readonly canBeProved: boolean;
  readonly issuers: readonly string[];
  readonly uploadedAt: Date;
  /** E-mail; null where the account is gone. */
  readonly uploadedBy: string | null;
}

export interface CertificateStanding {
  readonly own: HeldCertificate | null;
  readonly otherwise: 'instance' | 'built-in';
  /** Documents of the tenant in `sealing`. */
  readonly waiting: number;
}

/** What seals a tenant's documents. */
export async function readStanding(
  deps: Pick<Deps, 'db' | 'clock' | 'environment' | 'instanceSigner'>,
  tenantId: string,
): Promise<CertificateStanding> {
  const row = await organisationCertificate(deps.db, tenantId);
  const waiting = await deps.db
    .selectFrom('document')
    .select(({ fn }) => fn.countAll<string>().as('sum'))
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'sealing')
    .executeTakeFirstOrThrow();
  return {
    own: row === undefined ? null : { ...held(row, deps.clock()), uploadedBy: await emailOf(deps, row.uploaded_by) },
    otherwise: deps.instanceSigner === null || deps.environment.sealsWith === 'own' ? 'built-in' : 'instance',
    waiting: Number(waiting.sum),
  };
}

function held(row: OrganisationCertificate, now: Date): Omit<HeldCertificate, 'uploadedBy'> {
  const { subject, commonName, issuer, notBefore, notAfter, fingerprint } = inspectCertificate(row.der);
  return {
    subject,
    commonName,
    issuer,
    notBefore,
    notAfter,
    state: stateAt(notAfter, now),
    keyType: keyTypeOf(row.der),
    fingerprint,
    selfSigned: row.chain.length === 0,
    canBeProved: canBeProved(row.der, row.chain),
    issuers: row.chain.map((der) => inspectCertificate(der).subject),
    uploadedAt: row.uploaded_at,
  };
}

export function stateAt(notAfter: Date, now: Date): HeldCertificate['state'] {
  if (now > notAfter) return 'ended';
  return notAfter.getTime() - now.getTime() < ENDING_DAYS * DAY ? 'ending' : 'good';
}

/** `RSA 3072`, `ECDSA P-256`. */
function keyTypeOf(der: Uint8Array): string {
  const { publicKey } = new X509Certificate(Buffer.from(der));
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined) return `RSA ${modulusLength}`;
  return `ECDSA ${namedCurve === 'secp384r1' ? 'P-384' : 'P-256'}`;
}

async function emailOf(deps: Pick<Deps, 'db'>, accountId: string | null): Promise<string | null> {
  if (accountId === null) return null;
  const account = await deps.db.selectFrom('account').select('email').where('id', '=', accountId).executeTakeFirst();
  return account?.email ?? null;
}
