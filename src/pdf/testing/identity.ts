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
  const leaf = (kind: LeafKind, commonName: string) =>
    createLeaf({ kind, name: { commonName, organization: 'Test' }, issuer, notBefore, urls });
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
  return {
    signer: { ...first, chain, algorithm: 'ecdsa-p256-sha256' },
    timestamp: { ...timestamp, chain },
    validation: {
      certificates: [first.certificate, timestamp.certificate, ocsp.certificate, ...chain],
      ocsps: [first, timestamp].map(({ certificate }) => goodAnswer(ocsp, issuer.certificate, certificate, now)),
      crls,
    },
    root,
    issuer,
    ocsp,
    crls,
  };
}

/** Another signer under the same CA. */
export async function signerFor(pki: TestIdentity, algorithm: SignatureAlgorithm, now: Date): Promise<SealIdentity> {
  const { issuer, ocsp, timestamp, validation } = pki;
  const base = 'http://127.0.0.1:9';
  const made = await createLeaf({
    kind: 'seal',
    name: { commonName: `Test Seal ${algorithm}`, organization: 'Test' },
    issuer,
    notBefore: new Date(now.getTime() - 3_600_000),
    urls: { ocsp: `${base}/ocsp`, crl: `${base}/issuing.crl`, caIssuers: `${base}/issuing.cer` },
    algorithm,
  });
  return {
    signer: { ...made, chain: pki.signer.chain, algorithm },
    timestamp,
    validation: {
      ...validation,
      certificates: [...validation.certificates, made.certificate],
      ocsps: [...validation.ocsps, goodAnswer(ocsp, issuer.certificate, made.certificate, now)],
    },
  };
}

export function pem(der: Uint8Array): string {
  return new X509Certificate(Buffer.from(der)).toString();
}
