import { fromBER } from 'asn1js';
import {
  type AlgorithmIdentifier,
  type Attribute,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import { hexSerial, type ReadCertificate, readCertificate } from '../pki/certificate.ts';
import { hashName } from './algorithms.ts';
import { OID } from './oids.ts';

const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
/** adbe-revocationInfoArchival (ISO 32000-2, 12.8.3.3.2). */
const ADOBE_REVOCATION = '1.2.840.113583.1.1.8';
const MAX_CERTIFICATES = 100;

/** No SignedData of one signer, as signatures in PDFs are. */
export class MalformedCms extends Error {
  override readonly name = 'MalformedCms';
}

export interface ReadCms {
  readonly contentType: string;
  /** null for a detached signature. */
  readonly content: Buffer | null;
  /** Digest as node names it; undefined for one that is not read here. */
  readonly digest: string | undefined;
  /** DER of the SET OF, as it is signed; null when the content is signed directly. */
  readonly signedAttributes: Buffer | null;
  /** From the signed attributes. */
  readonly signedType: string | null;
  readonly messageDigest: Buffer | null;
  readonly signingTime: Date | null;
  readonly signingCertificate: { readonly digest: string | undefined; readonly hash: Buffer } | null;
  readonly algorithm: AlgorithmIdentifier;
  readonly value: Buffer;
  readonly certificates: readonly ReadCertificate[];
  /** The certificate that the message names as its signer's; null when it is not in the message. */
  readonly signer: ReadCertificate | null;
  /** Tokens of RFC 3161 over the signature value. */
  readonly timestamps: readonly Buffer[];
  readonly crls: readonly Buffer[];
  readonly ocsps: readonly Buffer[];
  /** What follows the message in its string is anything but zeros. */
  readonly dirtyPadding: boolean;
}

/** Reads a ContentInfo with SignedData (RFC 5652). Zeros may follow it. Throws `MalformedCms`. */
export function readCms(padded: Uint8Array): ReadCms {
  try {
    return read(padded);
  } catch (cause) {
    if (cause instanceof MalformedCms) throw cause;
    // Whatever the ASN.1 reader throws at a hostile message.
    throw new MalformedCms('The signature is no CMS message.', { cause });
  }
}

// biome-ignore lint/suspicious/noExplicitAny: asn1js types its tree so loosely that every step would need a cast.
type Node = any;

function read(padded: Uint8Array): ReadCms {
  const parsed = fromBER(padded);
  if (parsed.offset === -1) throw new MalformedCms('The signature is no CMS message.');
  const info = new ContentInfo({ schema: parsed.result });
  if (info.contentType !== OID.signedData) throw new MalformedCms('The signature is no SignedData.');
  const signed = new SignedData({ schema: info.content });
  const [signer] = signed.signerInfos;
  if (!signer || signed.signerInfos.length !== 1) throw new MalformedCms('The signature must have one signer.');
  const attributes = signer.signedAttrs?.attributes ?? [];
  const certificates = certificatesIn(parsed.result);
  const archived = archivedRevocation(one(attributes, ADOBE_REVOCATION));
  return {
    contentType: signed.encapContentInfo.eContentType,
    content: contentOf(signed),
    digest: hashName(signer.digestAlgorithm.algorithmId),
    signedAttributes: signer.signedAttrs ? Buffer.from(signer.signedAttrs.encodedValue) : null,
    signedType: oidText(one(attributes, OID.contentType)),
    messageDigest: octetsOf(one(attributes, OID.messageDigest)),
    signingTime: dateOf(one(attributes, SIGNING_TIME)),
    signingCertificate: signingCertificateOf(attributes),
    algorithm: signer.signatureAlgorithm,
    value: Buffer.from(signer.signature.valueBlock.valueHexView),
    certificates,
    signer: certificates.find((certificate) => isNamed(signer, certificate)) ?? null,
    timestamps: (signer.unsignedAttrs?.attributes ?? [])
      .filter(({ type }) => type === OID.timestampToken)
      .flatMap(({ values }) => values.map((value: Node) => Buffer.from(value.toBER()))),
    crls: [...(signed.crls ?? []).map((crl: Node) => Buffer.from(crl.toSchema(false).toBER())), ...archived.crls],
    ocsps: archived.ocsps,
    dirtyPadding: Buffer.from(padded.buffer, padded.byteOffset + parsed.offset, padded.length - parsed.offset).some(
      (byte) => byte !== 0,
    ),
  };
}

/** The one value of an attribute; an attribute that comes twice could be read either way and is refused. */
function one(attributes: readonly Attribute[], type: string): Node {
  const found = attributes.filter((attribute) => attribute.type === type);
  if (found.length > 1 || (found[0] && found[0].values.length !== 1))
    throw new MalformedCms('A signed attribute comes twice.');
  return found[0]?.values[0];
}

function contentOf(signed: SignedData): Buffer | null {
  const content = signed.encapContentInfo.eContent;
  return content ? Buffer.from(content.getValue()) : null;
}

/** Certificates with the bytes they were sent as. Those that can't be read are left out. */
function certificatesIn(root: Node): ReadCertificate[] {
  const parts: Node[] = root.valueBlock.value[1]?.valueBlock.value[0]?.valueBlock.value ?? [];
  const holder = parts.find((part) => part.idBlock.tagClass === 3 && part.idBlock.tagNumber === 0);
  const found: ReadCertificate[] = [];
  for (const element of (holder?.valueBlock.value ?? []).slice(0, MAX_CERTIFICATES)) {
    const certificate = tryCertificate(element.valueBeforeDecodeView);
    if (certificate) found.push(certificate);
  }
  return found;
}

/** null for what is no certificate. */
export function tryCertificate(der: Uint8Array): ReadCertificate | null {
  try {
    return readCertificate(der);
  } catch {
    return null;
  }
}

function isNamed(signer: SignerInfo, certificate: ReadCertificate): boolean {
  if (signer.sid instanceof IssuerAndSerialNumber) {
    return (
      hexSerial(new Uint8Array(signer.sid.serialNumber.valueBlock.valueHexView)) === certificate.serial &&
      Buffer.from(signer.sid.issuer.toSchema().toBER()).equals(certificate.issuerDer)
    );
  }
  const keyId: Node = signer.sid;
  const bytes = keyId?.valueBlock?.valueHexView;
  return bytes instanceof Uint8Array && certificate.subjectKeyIdentifier?.equals(bytes) === true;
}

/** signing-certificate-v2, or the older attribute with SHA-1 (RFC 5035): the first certificate named is the signer's. */
function signingCertificateOf(attributes: readonly Attribute[]): ReadCms['signingCertificate'] {
  const second = one(attributes, OID.signingCertificateV2);
  if (second) {
    const parts: Node[] = second.valueBlock.value[0]?.valueBlock.value[0]?.valueBlock.value ?? [];
    const named = parts[0]?.idBlock.tagNumber === 16 ? oidText(parts[0].valueBlock.value[0]) : OID.sha256;
    const hash = octetsOf(parts[0]?.idBlock.tagNumber === 16 ? parts[1] : parts[0]);
    if (!hash) throw new MalformedCms('The signing-certificate attribute is malformed.');
    return { digest: hashName(named ?? ''), hash };
  }
  const first = one(attributes, SIGNING_CERTIFICATE);
  if (!first) return null;
  const hash = octetsOf(first.valueBlock.value[0]?.valueBlock.value[0]?.valueBlock.value[0]);
  if (!hash) throw new MalformedCms('The signing-certificate attribute is malformed.');
  return { digest: 'sha1', hash };
}

function archivedRevocation(value: Node): { readonly crls: Buffer[]; readonly ocsps: Buffer[] } {
  const parts: Node[] = value?.valueBlock?.value ?? [];
  const list = (tag: number): Buffer[] => {
    const holder = parts.find((part) => part.idBlock.tagClass === 3 && part.idBlock.tagNumber === tag);
    const items: Node[] = holder?.valueBlock?.value?.[0]?.valueBlock?.value ?? [];
    return items.slice(0, 50).map((item) => Buffer.from(item.valueBeforeDecodeView));
  };
  return { crls: list(0), ocsps: list(1) };
}

function octetsOf(node: Node): Buffer | null {
  const bytes: unknown = node?.idBlock?.tagNumber === 4 ? node.valueBlock.valueHexView : undefined;
  return bytes instanceof Uint8Array ? Buffer.from(bytes) : null;
}

function oidText(node: Node): string | null {
  return node?.idBlock?.tagNumber === 6 ? String(node.valueBlock.toString()) : null;
}

function dateOf(node: Node): Date | null {
  if (typeof node?.toDate !== 'function') return null;
  const date: Date = node.toDate();
  return Number.isNaN(date.getTime()) ? null : date;
}
