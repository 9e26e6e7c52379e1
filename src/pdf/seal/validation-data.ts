import { createHash } from 'node:crypto';
import type { Revision } from '../document/revision.ts';
import { writeDict } from '../document/syntax.ts';
import { dateString } from '../document/values.ts';
import type { SealIdentity } from '../engine.ts';
import { readCertificate } from '../pki/certificate.ts';
import { revokedSerials } from '../revocation/crl.ts';
import { goodAnswer } from '../revocation/ocsp.ts';
import type { ValidationNumbers } from './signature-field.ts';

/**
 * Writes the parts of the document security store (ISO 32000-2, 12.8.4.3): certificates of every chain, OCSP answers for signer and
 * timestamp authority, the CRLs of issuing CA and root, and the same again under the signature's VRI key.
 */
export function addValidationData(
  update: Revision,
  numbers: ValidationNumbers,
  identity: SealIdentity,
  contents: Uint8Array,
  time: Date,
): void {
  const certificates = [
    identity.signer.certificate,
    identity.timestamp.certificate,
    identity.ocsp.certificate,
    identity.issuer.certificate,
    identity.root.certificate,
  ];
  const issuer = readCertificate(identity.issuer.certificate);
  const answers = [identity.signer, identity.timestamp].map(({ certificate }) =>
    goodAnswer(identity.ocsp, issuer, readCertificate(certificate), time),
  );
  const list = (num: number, items: readonly Uint8Array[]): string => {
    update.set(num, `[${items.map((item) => `${update.addStream(new Map(), item)} 0 R`).join(' ')}]`);
    return `${num} 0 R`;
  };
  const own = new Map([
    ['Type', '/VRI'],
    ['Cert', list(numbers.certs, certificates)],
    ['OCSP', list(numbers.ocsps, answers)],
    ['CRL', list(numbers.crls, identity.crls)],
    ['TU', dateString(time)],
  ]);
  const key = createHash('sha1').update(contents).digest('hex').toUpperCase();
  update.set(numbers.vri, writeDict(new Map([[key, writeDict(own)]])));
}

/** Throws when the signing or the timestamp certificate is revoked or not valid at that time: such a seal would be worthless. */
export function assertNotRevoked(identity: SealIdentity, time: Date): void {
  const revoked = new Set(identity.crls.flatMap((crl) => [...revokedSerials(crl)]));
  for (const { certificate } of [identity.signer, identity.timestamp, identity.issuer]) {
    const read = readCertificate(certificate);
    if (revoked.has(read.serial)) throw new Error(`The certificate ${read.serial} is revoked.`);
    // Certificates are dated in whole seconds, the moment of signing is not.
    if (time.getTime() + 1000 < read.notBefore.getTime() || time > read.notAfter)
      throw new Error(`The certificate ${read.serial} is not valid at ${time.toISOString()}.`);
  }
}
