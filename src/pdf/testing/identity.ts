import { X509Certificate } from 'node:crypto';
import type { SealIdentity, SignatureAlgorithm, SigningIdentity } from '../engine.ts';
import { createIssuer, createLeaf, createRoot } from '../pki/issue.ts';
import type { IssuedCertificate, LeafKind } from '../pki/types.ts';
import { createCrl } from '../revocation/crl.ts';
import { goodAnswer } from '../revocation/ocsp.ts';

export interface TestIdentity extends SealIdentity {
  readonly root: IssuedCertificate;
  readonly issuer: IssuedCertificate;
  readonly signer: IssuedCertificate & SigningIdentity & { readonly key: Uint8Array };
  readonly ocsp: IssuedCertificate;
  /** Of the issuing CA and of the root. */
  readonly crls: readonly Uint8Array[];
  /** Another signer under the same CA. */
  signerFor(algorithm: SignatureAlgorithm): Promise<SealIdentity>;
}

/** A whole PKI, valid from an hour before `now`; `base` is where its responder and lists are to be found. */
export async function testIdentity(now: Date, base = 'http://127.0.0.1:9'): Promise<TestIdentity> {
  const notBefore = new Date(now.getTime() - 3_600_000);
  const root = await createRoot({ name: { commonName: 'Test Root', organization: 'Test', country: 'DE' }, notBefore });
  const issuer = await createIssuer({
    name: { commonName: 'Test Issuing CA', organization: 'Test', country: 'DE' },
    root,
    notBefore,
    urls: { crl: `${base}/root.crl`, caIssuers: `${base}/root.cer` },
  });
  const urls = { ocsp: `${base}/ocsp`, crl: `${base}/issuing.crl`, caIssuers: `${base}/issuing.cer` };
  const leaf = (kind: LeafKind, commonName: string, algorithm: SignatureAlgorithm = 'ecdsa-p256-sha256') =>
    createLeaf({ kind, name: { commonName, organization: 'Test' }, issuer, notBefore, urls, algorithm });
  const [first, timestamp, ocsp] = await Promise.all([
    leaf('seal', 'Test Seal'),
    leaf('timestamp', 'Test TSA'),
    leaf('ocsp', 'Test OCSP'),
  ]);
  const crls = [
    await createCrl({ issuer, number: 1, thisUpdate: now, revoked: [] }),
    await createCrl({ issuer: root, number: 1, thisUpdate: now, revoked: [] }),
  ];
  const chain = [issuer.certificate, root.certificate];
  const identity = (signer: IssuedCertificate, algorithm: SignatureAlgorithm) => ({
    signer: { ...signer, chain, algorithm },
    timestamp: { ...timestamp, chain },
    validation: {
      certificates: [signer.certificate, timestamp.certificate, ocsp.certificate, ...chain],
      ocsps: [signer, timestamp].map(({ certificate }) => goodAnswer(ocsp, issuer.certificate, certificate, now)),
      crls,
    },
  });
  const signerFor = async (algorithm: SignatureAlgorithm) => {
    const signer = await leaf('seal', `Test Seal ${algorithm}`, algorithm);
    return identity(signer, algorithm);
  };
  return { ...identity(first, 'ecdsa-p256-sha256'), root, issuer, ocsp, crls, signerFor };
}

export function pem(der: Uint8Array): string {
  return new X509Certificate(Buffer.from(der)).toString();
}
