import { createHash } from 'node:crypto';
import type { KeyAndCertificate } from '../engine.ts';
import { readCertificate } from '../pki/certificate.ts';
import { context, integer, nothing, octets, oid, sequence, setOf, tlv } from './der.ts';
import { OID } from './oids.ts';
import { signingKey } from './signing-key.ts';

export interface SignedDataRequest {
  readonly signer: KeyAndCertificate;
  /** Further certificates, leaf's issuer first. */
  readonly chain: readonly Uint8Array[];
  /** Type of what is signed. */
  readonly contentType: string;
  /** DER or bytes put into the message; undefined for a detached signature. */
  readonly content?: Uint8Array;
  /** SHA-256 of what is signed. */
  readonly digest: Uint8Array;
  /** Called with the signature value; the token's DER becomes an unsigned attribute (RFC 3161, appendix A). */
  readonly timestamp?: (signature: Uint8Array) => Uint8Array;
}

/**
 * A CMS SignedData (RFC 5652) as PAdES baseline asks (EN 319 142-1, 6.3): signed attributes content-type, message-digest
 * and signing-certificate-v2, no signing-time. Answers the DER of the ContentInfo.
 */
export function signedData(request: SignedDataRequest): Buffer {
  const { signer, chain, contentType, content, digest } = request;
  const key = signingKey(signer.key);
  const certificate = readCertificate(signer.certificate);
  // Digest algorithm of the signed content and of certificates: SHA-256, always.
  const sha256 = sequence(oid(OID.sha256), nothing());
  const attributes = [
    attribute(OID.contentType, oid(contentType)),
    attribute(OID.messageDigest, octets(digest)),
    // ESSCertIDv2 without hashAlgorithm: SHA-256 is its default (RFC 5035, 4).
    attribute(
      OID.signingCertificateV2,
      sequence(sequence(sequence(octets(createHash('sha256').update(signer.certificate).digest())))),
    ),
  ];
  const toSign = setOf(...attributes);
  const value = key.sign(toSign);
  const unsigned = request.timestamp ? [context(1, attribute(OID.timestampToken, request.timestamp(value)))] : [];
  const signerInfo = sequence(
    integer(1),
    sequence(certificate.issuerDer, integer(certificate.serialBytes)),
    sha256,
    // [0] IMPLICIT of the same members in the same order.
    tlv(0xa0, toSign.subarray(headerLength(toSign))),
    key.algorithm,
    octets(value),
    ...unsigned,
  );
  const encapsulated = content ? sequence(oid(contentType), context(0, octets(content))) : sequence(oid(contentType));
  return sequence(
    oid(OID.signedData),
    context(
      0,
      sequence(
        integer(contentType === OID.data ? 1 : 3),
        tlv(0x31, sha256),
        encapsulated,
        context(0, signer.certificate, ...chain),
        tlv(0x31, signerInfo),
      ),
    ),
  );
}

function attribute(type: string, value: Uint8Array): Buffer {
  return sequence(oid(type), tlv(0x31, value));
}

/** Bytes of tag and length. */
export function headerLength(der: Uint8Array): number {
  const first = der[1] ?? 0;
  return first < 128 ? 2 : 2 + (first & 127);
}
