import { createHash, X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';
import { OID } from '../cms/oids.ts';
import { remembered } from '../cms/remembered.ts';
import type { CertificateInfo } from './types.ts';

/** The parts of a certificate that messages are built from. */
export interface ReadCertificate {
  readonly der: Buffer;
  readonly serialBytes: Buffer;
  /** Lower-case hex without leading zeros. */
  readonly serial: string;
  readonly issuerDer: Buffer;
  readonly subjectDer: Buffer;
  /** SubjectPublicKeyInfo. */
  readonly publicKeyDer: Buffer;
  /** Contents of the subjectPublicKey BIT STRING. */
  readonly publicKeyBytes: Buffer;
  readonly subjectKeyIdentifier: Buffer | null;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly parsed: Certificate;
}

/** Parses DER; the last few hundred certificates are remembered. Throws when it is no certificate. */
export const readCertificate = remembered(300, (der): ReadCertificate => {
  const parsed = Certificate.fromBER(Buffer.from(der));
  const serialBytes = Buffer.from(parsed.serialNumber.valueBlock.valueHexView);
  const skid = parsed.extensions?.find((extension) => extension.extnID === OID.subjectKeyIdentifier);
  return {
    der: Buffer.from(der),
    serialBytes,
    serial: hexSerial(serialBytes),
    issuerDer: Buffer.from(parsed.issuer.toSchema().toBER()),
    subjectDer: Buffer.from(parsed.subject.toSchema().toBER()),
    publicKeyDer: Buffer.from(parsed.subjectPublicKeyInfo.toSchema().toBER()),
    publicKeyBytes: Buffer.from(parsed.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
    // The extension's value is an OCTET STRING of at most 127 bytes inside another.
    subjectKeyIdentifier: skid ? Buffer.from(skid.extnValue.valueBlock.valueHexView).subarray(2) : null,
    notBefore: parsed.notBefore.value,
    notAfter: parsed.notAfter.value,
    parsed,
  };
});

export function hexSerial(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^0+(?=.)/, '');
}

/** What people and registers want to know of a certificate. Throws when it is none. */
export function inspectCertificate(der: Uint8Array): CertificateInfo {
  const read = readCertificate(der);
  const node = new X509Certificate(Buffer.from(der));
  const field = (type: string): string | null => {
    const found = read.parsed.subject.typesAndValues.find((pair) => pair.type === type);
    return found ? String(found.value.valueBlock.value) : null;
  };
  return {
    serial: read.serial,
    subject: nameText(node.subject),
    issuer: nameText(node.issuer),
    commonName: field(OID.commonName) ?? '',
    organization: field(OID.organization),
    notBefore: read.notBefore,
    notAfter: read.notAfter,
    fingerprint: createHash('sha256').update(der).digest('hex'),
    subjectKeyIdentifier: read.subjectKeyIdentifier?.toString('hex') ?? null,
  };
}

/** Node writes one attribute a line, outermost first; people read the common name first. */
function nameText(lines: string): string {
  return lines.split('\n').reverse().join(', ');
}
