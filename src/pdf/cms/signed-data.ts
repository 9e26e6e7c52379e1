import { hash } from 'node:crypto';
import type { KeyAndCertificate, SigningIdentity } from '../engine.ts';
import { readCertificate } from '../pki/certificate.ts';
import { context, integer, octets, oid, sequence, setOf, tlv } from './der.ts';
import { OID } from './oids.ts';
import { schemeOf } from './schemes.ts';
import { signingKey } from './signing-key.ts';

export interface SignedDataRequest {
  readonly signer: KeyAndCertificate;
  /** Further certificates, leaf's issuer first. */
  readonly chain: readonly Uint8Array[];
  /** Type of what is signed. */
  readonly contentType: string;
  /** DER or bytes put into the message; undefined for a detached signature. */
  readonly content?: Uint8Array;
  /** Of what is signed, by the digest that goes with the signer's key: SHA-256, for P-384 SHA-384. */
  readonly digest: Uint8Array;
  /** Called with the signature value; the token's DER becomes an unsigned attribute (RFC 3161, appendix A). */
  readonly timestamp?: (signature: Uint8Array) => Uint8Array;
}

/** A whole message, signed by a key that is here: `signedAttributes` and `assemble` with nothing in between. */
export function signedData(request: SignedDataRequest): Buffer {
  const { signer, chain, contentType, content, digest, timestamp } = request;
  const key = signingKey(signer.key);
  const attributes = signedAttributes({ certificate: signer.certificate, contentType, digest });
  const value = key.sign(attributes);
  return assemble({
    signer: { certificate: signer.certificate, chain, algorithm: key.usual },
    contentType,
    ...(content === undefined ? {} : { content }),
    signedAttributes: attributes,
    value,
    ...(timestamp === undefined ? {} : { token: timestamp(value) }),
  });
}

/**
 * What is signed (RFC 5652, 5.4): DER of the SET OF attributes as PAdES baseline asks for them (EN 319 142-1, 6.3):
 * content-type, message-digest and signing-certificate-v2, no signing-time.
 */
export function signedAttributes(of: {
  readonly certificate: Uint8Array;
  readonly contentType: string;
  readonly digest: Uint8Array;
}): Buffer {
  return setOf(
    attribute(OID.contentType, oid(of.contentType)),
    attribute(OID.messageDigest, octets(of.digest)),
    // ESSCertIDv2 without hashAlgorithm: SHA-256 is its default (RFC 5035, 4).
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(hash('sha256', of.certificate, 'buffer')))))),
  );
}

export interface Parts {
  readonly signer: Omit<SigningIdentity, 'key'>;
  readonly contentType: string;
  readonly content?: Uint8Array;
  /** As `signedAttributes` made them. */
  readonly signedAttributes: Uint8Array;
  /** The signature over them. */
  readonly value: Uint8Array;
  /** DER of a timestamp token over the value. */
  readonly token?: Uint8Array;
}

/** A CMS SignedData (RFC 5652) of one signer: DER of the ContentInfo. */
export function assemble(parts: Parts): Buffer {
  const { signer, contentType, content, value, token } = parts;
  const certificate = readCertificate(signer.certificate);
  const { digest, identifier } = schemeOf(signer.algorithm);
  const signerInfo = sequence(
    integer(1),
    sequence(certificate.issuerDer, integer(certificate.serialBytes)),
    digest,
    // [0] IMPLICIT of the same members in the same order.
    tlv(0xa0, parts.signedAttributes.subarray(headerLength(parts.signedAttributes))),
    identifier,
    octets(value),
    ...(token ? [context(1, attribute(OID.timestampToken, token))] : []),
  );
  const encapsulated = content ? sequence(oid(contentType), context(0, octets(content))) : sequence(oid(contentType));
  return sequence(
    oid(OID.signedData),
    context(
      0,
      sequence(
        integer(contentType === OID.data ? 1 : 3),
        tlv(0x31, digest),
        encapsulated,
        context(0, signer.certificate, ...signer.chain),
        tlv(0x31, signerInfo),
      ),
    ),
  );
}

/** Most bytes that such a message has without its content and its token. */
export function messageRoom({ certificate, chain, algorithm }: Omit<SigningIdentity, 'key'>): number {
  const certificates = chain.reduce((sum, one) => sum + one.length, certificate.length);
  // Attributes and headers; the issuer's name stands in the message once more.
  return certificates + readCertificate(certificate).issuerDer.length + schemeOf(algorithm).valueBytes + 512;
}

function attribute(type: string, value: Uint8Array): Buffer {
  return sequence(oid(type), tlv(0x31, value));
}

/** Bytes of tag and length. */
export function headerLength(der: Uint8Array): number {
  const first = der[1] ?? 0;
  return first < 128 ? 2 : 2 + (first & 127);
}
