import { X509Certificate } from 'node:crypto';
import type { SealIdentity } from '../engine.ts';
import { createIssuer, createLeaf, createRoot } from '../pki/issue.ts';
import type { IssuedCertificate } from '../pki/types.ts';
import { createCrl } from '../revocation/crl.ts';

export interface TestIdentity extends SealIdentity {
  readonly root: IssuedCertificate;
  readonly issuer: IssuedCertificate;
  readonly signer: IssuedCertificate;
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
  const leaf = (kind: 'seal' | 'timestamp' | 'ocsp', commonName: string) =>
    createLeaf({ kind, name: { commonName, organization: 'Test' }, issuer, notBefore, urls });
  const [signer, timestamp, ocsp] = await Promise.all([
    leaf('seal', 'Test Seal'),
    leaf('timestamp', 'Test TSA'),
    leaf('ocsp', 'Test OCSP'),
  ]);
  const crls = [
    await createCrl({ issuer, number: 1, thisUpdate: now, revoked: [] }),
    await createCrl({ issuer: root, number: 1, thisUpdate: now, revoked: [] }),
  ];
  return { root, issuer, signer, timestamp, ocsp, crls };
}

export function pem(der: Uint8Array): string {
  return new X509Certificate(Buffer.from(der)).toString();
}
