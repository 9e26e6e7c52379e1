import { createHash } from 'node:crypto';
import type { Revision } from '../document/revision.ts';
import { writeDict } from '../document/syntax.ts';
import { dateString } from '../document/values.ts';
import type { ValidationData } from '../engine.ts';
import { readCertificate } from '../pki/certificate.ts';
import { revokedSerials } from '../revocation/crl.ts';
import type { ValidationNumbers } from './types.ts';

/**
 * Writes the parts of the document security store (ISO 32000-2, 12.8.4.3): certificates, OCSP answers and CRLs of every
 * chain, and the same again under the VRI key of each of the signatures, given as the strings of their /Contents.
 */
export function addValidationData(
  update: Revision,
  numbers: ValidationNumbers,
  validation: ValidationData,
  signatures: readonly Uint8Array[],
  time: Date,
): void {
  const list = (num: number, items: readonly Uint8Array[]): string => {
    update.set(num, `[${items.map((item) => `${update.addStream(new Map(), item)} 0 R`).join(' ')}]`);
    return `${num} 0 R`;
  };
  const own = writeDict(
    new Map([
      ['Type', '/VRI'],
      ['Cert', list(numbers.certs, validation.certificates)],
      ['OCSP', list(numbers.ocsps, validation.ocsps)],
      ['CRL', list(numbers.crls, validation.crls)],
      ['TU', dateString(time)],
    ]),
  );
  update.set(numbers.vri, writeDict(new Map(signatures.map((contents) => [vriKey(contents), own]))));
}

export function vriKey(contents: Uint8Array): string {
  return createHash('sha1').update(contents).digest('hex').toUpperCase();
}

/** Throws when one of the certificates is revoked or not valid at that time: such a seal would be worthless. */
export function assertNotRevoked(certificates: readonly Uint8Array[], crls: readonly Uint8Array[], time: Date): void {
  const revoked = new Set(crls.flatMap((crl) => [...revokedSerials(crl)]));
  for (const certificate of certificates) {
    const read = readCertificate(certificate);
    if (revoked.has(read.serial)) throw new Error(`The certificate ${read.serial} is revoked.`);
    // Certificates are dated in whole seconds, the moment of signing is not.
    if (time.getTime() + 1000 < read.notBefore.getTime() || time > read.notAfter)
      throw new Error(`The certificate ${read.serial} is not valid at ${time.toISOString()}.`);
  }
}
