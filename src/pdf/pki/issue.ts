import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { PublicKeyInfo } from 'pkijs';
import {
  bits,
  boolean,
  context,
  contextPrimitive,
  ia5,
  integer,
  nothing,
  octets,
  oid,
  printable,
  sequence,
  time,
  tlv,
  utf8,
} from '../cms/der.ts';
import { OID } from '../cms/oids.ts';
import { signingKey } from '../cms/signing-key.ts';
import type { SignatureAlgorithm } from '../engine.ts';
import { hexSerial, readCertificate } from './certificate.ts';
import type {
  CertificatePolicy,
  DistinguishedName,
  IssuedCertificate,
  IssuerRequest,
  LeafKind,
  LeafRequest,
  RootRequest,
} from './types.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Bits of KeyUsage (RFC 5280, 4.2.1.3) with the count of unused ones. */
const SIGN_AND_COMMIT = bits(Buffer.from([0xc0]), 6);
const SIGN = bits(Buffer.from([0x80]), 7);
const CERTIFY = bits(Buffer.from([0x06]), 1);

const LEAVES: Record<
  LeafKind,
  { days: number; usage: Buffer; purposes: readonly string[]; critical: boolean; noCheck: boolean }
> = {
  // E-mail protection stands beside document signing (RFC 9336) for readers that know only the former.
  seal: {
    days: 730,
    usage: SIGN_AND_COMMIT,
    purposes: [OID.documentSigning, OID.emailProtection],
    critical: false,
    noCheck: false,
  },
  // Readers judge a signature by the present time: a key that is destroyed at once needs a certificate that lasts.
  signer: {
    days: 730,
    usage: SIGN_AND_COMMIT,
    purposes: [OID.documentSigning, OID.emailProtection],
    critical: false,
    noCheck: false,
  },
  // RFC 3161, 2.3: critical, and nothing else beside it.
  timestamp: { days: 1826, usage: SIGN, purposes: [OID.timeStamping], critical: true, noCheck: false },
  ocsp: { days: 90, usage: SIGN, purposes: [OID.ocspSigning], critical: false, noCheck: true },
};

interface Issue {
  readonly subject: DistinguishedName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly issuer: { readonly key: Uint8Array; readonly certificate: Uint8Array } | null;
  readonly algorithm?: SignatureAlgorithm | undefined;
  readonly extensions: (issuerKeyId: Buffer, keyId: Buffer) => readonly Buffer[];
}

/** A self-signed root, 10 years by default. */
export async function createRoot(request: RootRequest): Promise<IssuedCertificate> {
  return issue({
    subject: request.name,
    notBefore: request.notBefore,
    notAfter: request.notAfter ?? days(request.notBefore, 3652),
    issuer: null,
    extensions: (_, keyId) => [
      extension(OID.basicConstraints, true, sequence(boolean(true))),
      extension(OID.keyUsage, true, CERTIFY),
      keyIdentifier(keyId),
    ],
  });
}

/** An issuing CA that may issue leaves only (pathlen 0), 5 years by default. */
export async function createIssuer(request: IssuerRequest): Promise<IssuedCertificate> {
  return issue({
    subject: request.name,
    notBefore: request.notBefore,
    notAfter: earlier(
      request.notAfter ?? days(request.notBefore, 1826),
      readCertificate(request.root.certificate).notAfter,
    ),
    issuer: request.root,
    extensions: (issuerKeyId, keyId) => [
      extension(OID.basicConstraints, true, sequence(boolean(true), integer(0))),
      extension(OID.keyUsage, true, CERTIFY),
      keyIdentifier(keyId),
      authority(issuerKeyId),
      access([[OID.caIssuers, request.urls.caIssuers]]),
      distribution(request.urls.crl),
    ],
  });
}

/** A certificate for sealing documents, for timestamps or for OCSP answers, with a fresh key and serial. */
export async function createLeaf(request: LeafRequest): Promise<IssuedCertificate> {
  const profile = LEAVES[request.kind];
  return issue({
    subject: request.name,
    notBefore: request.notBefore,
    notAfter: earlier(
      request.notAfter ?? days(request.notBefore, profile.days),
      readCertificate(request.issuer.certificate).notAfter,
    ),
    issuer: request.issuer,
    algorithm: request.algorithm,
    extensions: (issuerKeyId, keyId) => [
      extension(OID.basicConstraints, true, sequence()),
      extension(OID.keyUsage, true, profile.usage),
      extension(OID.extendedKeyUsage, profile.critical, sequence(...profile.purposes.map(oid))),
      keyIdentifier(keyId),
      authority(issuerKeyId),
      access([
        [OID.ocsp, request.urls.ocsp],
        [OID.caIssuers, request.urls.caIssuers],
      ]),
      distribution(request.urls.crl),
      ...(profile.noCheck ? [extension(OID.ocspNoCheck, false, nothing())] : []),
      ...(request.name.email ? [alternativeName(request.name.email)] : []),
      ...(request.policies?.length ? [certificatePolicies(request.policies)] : []),
    ],
  });
}

function newKey(algorithm: SignatureAlgorithm = 'ecdsa-p256-sha256') {
  if (algorithm.startsWith('rsa')) return generateKeyPairSync('rsa', { modulusLength: 3072 });
  return generateKeyPairSync('ec', { namedCurve: algorithm === 'ecdsa-p384-sha384' ? 'secp384r1' : 'prime256v1' });
}

function issue({ subject, notBefore, notAfter, issuer, algorithm, extensions }: Issue): IssuedCertificate {
  const pair = newKey(algorithm);
  const key = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' });
  const signer = issuer ? signingKey(issuer.key) : signingKey(key);
  const parent = issuer ? readCertificate(issuer.certificate) : null;
  const keyId = keyIdOf(publicKey);
  const serial = randomBytes(16);
  // Positive and of full length (RFC 5280, 4.1.2.2).
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const from = wholeSeconds(notBefore);
  const to = wholeSeconds(notAfter);
  const name = nameOf(subject);
  const body = sequence(
    context(0, integer(2)),
    integer(serial),
    signer.algorithm,
    parent?.subjectDer ?? name,
    sequence(time(from), time(to)),
    name,
    publicKey,
    context(3, sequence(...extensions(parent?.subjectKeyIdentifier ?? keyId, keyId))),
  );
  return {
    key,
    certificate: sequence(body, signer.algorithm, bits(signer.sign(body))),
    serial: hexSerial(serial),
    notBefore: from,
    notAfter: to,
  };
}

function nameOf(name: DistinguishedName): Buffer {
  const part = (type: string, value: Buffer): Buffer => tlv(0x31, sequence(oid(type), value));
  return sequence(
    ...(name.country ? [part(OID.country, printable(name.country))] : []),
    ...(name.organization ? [part(OID.organization, utf8(name.organization))] : []),
    part(OID.commonName, utf8(name.commonName)),
    ...(name.email && ASCII.test(name.email) ? [part(OID.emailAddress, ia5(name.email))] : []),
  );
}

/** Method 1 of RFC 5280, 4.2.1.2: SHA-1 of the key's bits, the last element of the SubjectPublicKeyInfo. */
function keyIdOf(spki: Buffer): Buffer {
  const info = PublicKeyInfo.fromBER(Buffer.from(spki));
  return createHash('sha1').update(info.subjectPublicKey.valueBlock.valueHexView).digest();
}

export function extension(id: string, critical: boolean, value: Uint8Array): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
}

function keyIdentifier(keyId: Buffer): Buffer {
  return extension(OID.subjectKeyIdentifier, false, octets(keyId));
}

/** authorityKeyIdentifier. */
export function authority(issuerKeyId: Buffer): Buffer {
  return extension(OID.authorityKeyIdentifier, false, sequence(contextPrimitive(0, issuerKeyId)));
}

function access(methods: readonly (readonly [string, string])[]): Buffer {
  return extension(
    OID.authorityInformationAccess,
    false,
    sequence(...methods.map(([method, url]) => sequence(oid(method), contextPrimitive(6, Buffer.from(url, 'latin1'))))),
  );
}

function distribution(url: string): Buffer {
  const point = context(0, context(0, contextPrimitive(6, Buffer.from(url, 'latin1'))));
  return extension(OID.crlDistributionPoints, false, sequence(sequence(point)));
}

const ASCII = /^[ -~]+$/;
const NOTICE_LENGTH = 200;

/** An address of ASCII letters as rfc822Name, any other as RFC 8398 has it. */
function alternativeName(email: string): Buffer {
  const name = ASCII.test(email)
    ? contextPrimitive(1, Buffer.from(email, 'latin1'))
    : context(0, oid(OID.smtpUtf8Mailbox), context(0, utf8(email)));
  return extension(OID.subjectAlternativeName, false, sequence(name));
}

function certificatePolicies(policies: readonly CertificatePolicy[]): Buffer {
  const one = ({ oid: id, notice }: CertificatePolicy): Buffer => {
    const text = utf8([...notice].slice(0, NOTICE_LENGTH).join(''));
    return sequence(oid(id), sequence(sequence(oid(OID.userNotice), sequence(text))));
  };
  return extension(OID.certificatePolicies, false, sequence(...policies.map(one)));
}

function days(from: Date, count: number): Date {
  return new Date(from.getTime() + count * DAY);
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
