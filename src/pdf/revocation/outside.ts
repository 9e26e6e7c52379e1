import { createHash } from 'node:crypto';
import type { Extension } from 'pkijs';
import { integer, nothing, octets, oid, sequence } from '../cms/der.ts';
import { OID } from '../cms/oids.ts';
import { tryCertificate } from '../cms/read-cms.ts';
import { type ReadCertificate, readCertificate } from '../pki/certificate.ts';
import { tryCrl, tryOcsp } from '../verify/evidence.ts';
import { revocationAt } from '../verify/revocation.ts';

/** Addresses that a certificate names (RFC 5280, 4.2.1.13 and 4.2.2.1), http and https only. */
export interface CertificatePlaces {
  readonly ocsp: readonly string[];
  readonly crls: readonly string[];
  /** Where its issuer's certificate lies. */
  readonly issuers: readonly string[];
}

export function placesOf(certificate: Uint8Array): CertificatePlaces {
  const { parsed } = readCertificate(certificate);
  const find = (id: string): Extension | undefined => parsed.extensions?.find(({ extnID }) => extnID === id);
  const methods: unknown = find(OID.authorityInformationAccess)?.parsedValue?.accessDescriptions;
  const points: unknown = find(OID.crlDistributionPoints)?.parsedValue?.distributionPoints;
  const access = (method: string): string[] =>
    list(methods).flatMap((one) => (field(one, 'accessMethod') === method ? url(field(one, 'accessLocation')) : []));
  return {
    ocsp: access(OID.ocsp),
    issuers: access(OID.caIssuers),
    crls: list(points).flatMap((point) => list(field(point, 'distributionPoint')).flatMap(url)),
  };
}

/** An OCSP request (RFC 6960) about one certificate, DER: by SHA-1, as every responder understands, and without nonce. */
export function ocspRequest(certificate: Uint8Array, issuer: Uint8Array): Uint8Array {
  const [about, by] = [readCertificate(certificate), readCertificate(issuer)];
  const sha1 = (bytes: Buffer) => octets(createHash('sha1').update(bytes).digest());
  const id = sequence(
    sequence(oid(OID.sha1), nothing()),
    sha1(by.subjectDer),
    sha1(by.publicKeyBytes),
    integer(about.serialBytes),
  );
  return sequence(sequence(sequence(sequence(id))));
}

export interface RevocationProof {
  readonly status: 'good' | 'revoked' | 'unchecked';
  /** When the proof stops being fresh; null where it does not say. */
  readonly freshUntil: Date | null;
  /** Certificates of the responder that the answer brings. */
  readonly certificates: readonly Uint8Array[];
}

/**
 * What one OCSP answer or revocation list says about a certificate now. `unchecked`: nothing that counts, be it about
 * another certificate, signed by somebody else, outdated, or no answer at all. Never throws for what was received.
 */
export function readProof(
  kind: 'ocsp' | 'crl',
  received: Uint8Array,
  about: { readonly certificate: Uint8Array; readonly issuer: Uint8Array; readonly time: Date },
): RevocationProof {
  const crl = kind === 'crl' ? tryCrl(Buffer.from(received), false) : null;
  const ocsp = kind === 'ocsp' ? tryOcsp(Buffer.from(received)) : null;
  const certificates: readonly ReadCertificate[] = ocsp?.certificates ?? [];
  const until = crl ? crl.nextUpdate : (ocsp?.parsed.tbsResponseData.responses[0]?.nextUpdate ?? null);
  const stale = until !== null && until < about.time;
  const { status } = revocationAt(readCertificate(about.certificate), readCertificate(about.issuer), about.time, {
    now: about.time,
    anchors: [],
    certificates,
    crls: crl && !stale ? [crl] : [],
    ocsps: ocsp && !stale ? [ocsp] : [],
    known: new Map(),
    checksLeft: 50,
  });
  return {
    status: status === 'good' || status === 'revoked' ? status : 'unchecked',
    freshUntil: until,
    certificates: certificates.map(({ der }) => der),
  };
}

/** One certificate in DER, or undefined. */
export function certificateFrom(received: Uint8Array): Uint8Array | undefined {
  return tryCertificate(Buffer.from(received))?.der;
}

/** Whether a responder's certificate needs no proof of its own (RFC 6960, 4.2.2.2.1). */
export function needsNoCheck(certificate: Uint8Array): boolean {
  return readCertificate(certificate).parsed.extensions?.some(({ extnID }) => extnID === OID.ocspNoCheck) === true;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The address in a GeneralName of type 6. */
function url(name: unknown): string[] {
  const value = field(name, 'value');
  return field(name, 'type') === 6 && typeof value === 'string' && /^https?:\/\//i.test(value) ? [value] : [];
}
