import { createHash } from 'node:crypto';
import type { Revision } from '../document/revision.ts';
import { dateString } from '../document/values.ts';
import type { ValidationData } from '../engine.ts';
import { readCertificate } from '../pki/certificate.ts';
import { revokedSerials } from '../revocation/crl.ts';

/**
 * Fills the document security store (ISO 32000-2, 12.8.4.3), object `store`: certificates, OCSP answers and CRLs of every
 * chain, and the same again under the VRI key of each of the signatures, given as the strings of their /Contents.
 */
export function addValidationData(
  update: Revision,
  store: number,
  validation: ValidationData,
  signatures: readonly Uint8Array[],
  time: Date,
): void {
  const list = (items: readonly Uint8Array[]): string =>
    `[${items.map((item) => `${update.addStream(new Map(), item)} 0 R`).join(' ')}]`;
  const [certs, ocsps, crls] = [list(validation.certificates), list(validation.ocsps), list(validation.crls)];
  const own = update.add(
    `<</Type /VRI/Cert ${certs}${ocsps === '[]' ? '' : `/OCSP ${ocsps}`}${crls === '[]' ? '' : `/CRL ${crls}`}/TU ${dateString(time)}>>`,
  );
  const vri = signatures.map((contents) => `/${vriKey(contents)} ${own} 0 R`).join('');
  update.set(store, `<</Type /DSS/Certs ${certs}/OCSPs ${ocsps}/CRLs ${crls}/VRI <<${vri}>>>>`);
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
