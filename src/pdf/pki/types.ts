/**
 * The built-in PKI: what its functions take and give. Keys are PKCS#8 DER (EC P-256), certificates, CRLs, OCSP messages
 * and timestamp tokens DER. Times are cut to whole seconds (RFC 5280, 4.1.2.5; NSS refuses fractions in OCSP answers).
 *
 * Signatures (exported from `src/pdf/index.ts`):
 *
 *   createRoot(request: RootRequest): Promise<IssuedCertificate>
 *   createIssuer(request: IssuerRequest): Promise<IssuedCertificate>
 *   createLeaf(request: LeafRequest): Promise<IssuedCertificate>
 *   createCrl(request: CrlRequest): Promise<Uint8Array>
 *   answerOcsp(request: OcspRequest): Promise<Uint8Array>
 *   timestampToken(request: TimestampRequest): Promise<Uint8Array>
 *   inspectCertificate(der: Uint8Array): CertificateInfo
 */
import type { KeyAndCertificate, SignatureAlgorithm } from '../engine.ts';

/** X.500 names, written in the order country, organisation, common name, e-mail address. */
export interface DistinguishedName {
  readonly commonName: string;
  /** In the subject (ASCII ones only) and, of a leaf, as an alternative name. */
  readonly email?: string;
  readonly organization?: string;
  /** ISO 3166, two letters. */
  readonly country?: string;
}

/** A new key with its certificate. */
export interface IssuedCertificate extends KeyAndCertificate {
  /** Lower-case hex, no leading zeros byte: as `inspectCertificate`, CRLs and OCSP name it. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface RootRequest {
  readonly name: DistinguishedName;
  readonly notBefore: Date;
  /** Default: 10 years. */
  readonly notAfter?: Date;
}

export interface IssuerRequest {
  readonly name: DistinguishedName;
  readonly root: KeyAndCertificate;
  readonly notBefore: Date;
  /** Default: 5 years, never past the root's end. */
  readonly notAfter?: Date;
  /** Where the root's CRL and certificate can be fetched. */
  readonly urls: { readonly crl: string; readonly caIssuers: string };
}

/** seal: signs documents. signer: signs one document for a person. timestamp: RFC 3161. ocsp: delegated responder. */
export type LeafKind = 'seal' | 'signer' | 'timestamp' | 'ocsp';

/** What a certificate says about how it came to be (RFC 5280, 4.2.1.4). */
export interface CertificatePolicy {
  readonly oid: string;
  /** At most 200 characters, shown to people. */
  readonly notice: string;
}

export interface LeafRequest {
  readonly kind: LeafKind;
  readonly name: DistinguishedName;
  readonly issuer: KeyAndCertificate;
  readonly notBefore: Date;
  /** What its key is made for; RSA has 3072 bits. Default: ECDSA on P-256. */
  readonly algorithm?: SignatureAlgorithm;
  readonly policies?: readonly CertificatePolicy[];
  /** Default: seal and signer 2 years, timestamp 5 years, ocsp 90 days; never past the issuer's end. */
  readonly notAfter?: Date;
  /** Where the issuing CA answers: OCSP responder, its CRL, its certificate. */
  readonly urls: { readonly ocsp: string; readonly crl: string; readonly caIssuers: string };
}

/** RFC 5280, 5.3.1. */
export type RevocationReason =
  | 'unspecified'
  | 'key-compromise'
  | 'ca-compromise'
  | 'affiliation-changed'
  | 'superseded'
  | 'cessation-of-operation';

export interface RevokedCertificate {
  readonly serial: string;
  readonly revokedAt: Date;
  readonly reason?: RevocationReason;
}

export interface CrlRequest {
  /** The CA the list belongs to: root or issuing CA. */
  readonly issuer: KeyAndCertificate;
  /** Grows with each list (RFC 5280, 5.2.3). */
  readonly number: number;
  readonly thisUpdate: Date;
  /** Default: 7 days later. */
  readonly nextUpdate?: Date;
  readonly revoked: readonly RevokedCertificate[];
}

export type CertificateStatus =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly revokedAt: Date; readonly reason?: RevocationReason }
  | { readonly status: 'unknown' };

export interface OcspRequest {
  /** The request's DER, as POSTed or as decoded from the GET path (base64 after URL decoding: RFC 6960, A.1). */
  readonly request: Uint8Array;
  readonly responder: KeyAndCertificate;
  readonly issuer: { readonly certificate: Uint8Array };
  /** Asked for serials whose issuer hashes match; others are answered `unknown`. */
  readonly statusOf: (serial: string) => CertificateStatus | Promise<CertificateStatus>;
  readonly thisUpdate: Date;
  /** Default: 1 day later. */
  readonly nextUpdate?: Date;
}

export interface TimestampRequest {
  /** SHA-256 of what is stamped, 32 bytes. */
  readonly digest: Uint8Array;
  readonly authority: KeyAndCertificate;
  /** Certificates put into the token after the authority's own, leaf's issuer first. */
  readonly chain: readonly Uint8Array[];
  readonly time: Date;
  /** Echoed when given (RFC 3161, 2.4.1). */
  readonly nonce?: Uint8Array;
}

export interface CertificateInfo {
  readonly serial: string;
  /** RFC 4514-like, for people: `CN=..., O=..., C=...`. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName: string;
  readonly organization: string | null;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  /** Lower-case hex, null when the extension is missing. */
  readonly subjectKeyIdentifier: string | null;
}
