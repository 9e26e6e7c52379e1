import type { RecipientProof } from '../../domain/recipient/types.ts';
import { createLeaf, type IssuedCertificate, type SigningIdentity } from '../../pdf/index.ts';
import type { Tx } from '../tables.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';
import { certificateBySerial, newestCertificate, withKey } from './store.ts';
import { caUrl, crlUrl, ocspUrl } from './urls.ts';

/** A key for one signature, not stored anywhere: it is gone with this object. */
export interface OneTimeSigner {
  readonly identity: SigningIdentity & { readonly key: Uint8Array };
  readonly issued: IssuedCertificate;
  readonly issuerSerial: string;
}

export interface OneTimeSubject {
  /** As given by the sender; nobody verified it. */
  readonly name: string;
  readonly email: string;
  /** How the person was proved; null where the installation itself signs. */
  readonly proofs: readonly RecipientProof[] | null;
}

/** Policies of certificates made here, under the arc of UUIDs (X.667): one for each way in which a person is proved. */
const ARC = '2.25.255921183143491955854715949490504186330';
const policies: Readonly<Record<RecipientProof | 'nothing', { readonly arc: number; readonly words: string }>> = {
  nothing: { arc: 1, words: 'nothing' },
  'link-mailed': { arc: 2, words: 'a link mailed to the address' },
  'link-shared': { arc: 3, words: 'a link passed on by the sender' },
  'email-code': { arc: 4, words: 'a code mailed to the address' },
  'access-code': { arc: 5, words: 'an access code from the sender' },
  session: { arc: 6, words: 'being signed in to an account with this address' },
};
const COMMON_NAME = 64;

/**
 * Makes a key and a certificate for one signature, by the newest issuing CA. The name is what the sender wrote; how the
 * person was proved is its policy. Record it by `recordOneTimeSigner` in the transaction that keeps the signature.
 */
export async function oneTimeSigner(deps: CertificateDeps, subject: OneTimeSubject): Promise<OneTimeSigner> {
  await ensureCertificates(deps);
  const now = deps.clock();
  const issuer = await newestCertificate(deps.db, 'issuer', now);
  const root = issuer && (await certificateBySerial(deps.db, issuer.issuer_serial ?? ''));
  if (issuer === undefined || root === undefined) throw new Error('No issuing CA is good now.');
  const { name, email, proofs } = subject;
  const issued = await createLeaf({
    kind: 'signer',
    name: {
      commonName: [...`${deps.environment.certificatePrefix}${name.trim() || email}`].slice(0, COMMON_NAME).join(''),
      ...(email === '' ? {} : { email }),
    },
    policies: proofs === null ? [] : policiesOf(proofs),
    issuer: withKey(deps.keys, issuer),
    notBefore: now,
    urls: { ocsp: ocspUrl(deps), crl: crlUrl(deps, issuer.serial), caIssuers: caUrl(deps, issuer.serial) },
  });
  const identity = {
    certificate: issued.certificate,
    key: issued.key,
    chain: [issuer.der, root.der],
    algorithm: 'ecdsa-p256-sha256',
  } as const;
  return { identity, issued, issuerSerial: issuer.serial };
}

function policiesOf(proofs: readonly RecipientProof[]) {
  const given = proofs.length === 0 ? (['nothing'] as const) : proofs;
  return given.map((proof) => {
    const { arc, words } = policies[proof];
    return {
      oid: `${ARC}.${arc}`,
      notice: `Proved by: ${words}. Name and address are as the sender gave them; nobody verified the name.`,
    };
  });
}

/** From now on its issuing CA answers for it. Its key was never kept. */
export async function recordOneTimeSigner(tx: Tx, { issued, issuerSerial }: OneTimeSigner, now: Date): Promise<void> {
  await tx
    .insertInto('certificate')
    .values({
      serial: issued.serial,
      purpose: 'signer',
      issuer_serial: issuerSerial,
      der: Buffer.from(issued.certificate),
      key_wrapped: null,
      not_before: issued.notBefore,
      not_after: issued.notAfter,
      revoked_at: null,
      revocation_reason: null,
      created_at: now,
    })
    .execute();
}
