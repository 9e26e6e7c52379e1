import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual, X509Certificate } from 'node:crypto';
import { OctetString } from 'asn1js';
import {
  AuthenticatedSafe,
  CertBag,
  type ContentInfo,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
} from 'pkijs';
import { hashName } from '../cms/algorithms.ts';
import { OID } from '../cms/oids.ts';
import { usualAlgorithm } from '../cms/schemes.ts';
import type { SigningIdentity } from '../engine.ts';
import { isLeafFor } from '../verify/chain.ts';
import { readCertificate } from './certificate.ts';
import { decryptWithPassword, pkcs12Key, readBer, UnsupportedEncryption } from './password-encryption.ts';

/** Why a PKCS#12 file can't be used to sign. */
export type Pkcs12Fault =
  | 'not-pkcs12'
  | 'unsupported-encryption'
  | 'wrong-password'
  | 'no-key'
  | 'several-keys'
  | 'no-certificate'
  | 'key-mismatch'
  | 'unsupported-key'
  | 'weak-key'
  | 'not-for-signing'
  | 'not-yet-valid'
  | 'expired'
  | 'incomplete-chain';

export class Pkcs12Error extends Error {
  override readonly name = 'Pkcs12Error';
  readonly code: Pkcs12Fault;
  /** For `incomplete-chain`, what there is: the certificate first. */
  readonly held: readonly Uint8Array[] | undefined;
  constructor(code: Pkcs12Fault, message: string, held?: readonly Uint8Array[]) {
    super(message);
    this.code = code;
    this.held = held;
  }
}

export interface Pkcs12Options {
  /** When the certificate is to be good. */
  readonly time: Date;
  /** Further certificates, DER, for a chain that the file leaves unfinished. */
  readonly certificates?: readonly Uint8Array[];
}

const MOST_BYTES = 256 * 1024;
const MOST_CERTIFICATES = 30;
const LEAST_RSA_BITS = 2048;
const ENCRYPTED = '1.2.840.113549.1.7.6';

interface Contents {
  readonly keys: Buffer[];
  readonly certificates: Buffer[];
}

/**
 * Opens a PKCS#12 file (RFC 7292), of today (PBES2, AES) or old (3DES, RC2): its one key as PKCS#8, the certificate it
 * belongs to, and the issuers up to a self-signed one. Throws `Pkcs12Error` for everything that the file, its password
 * or its certificate is to blame for; yields the event loop while it derives keys.
 */
export async function openPkcs12(
  bytes: Uint8Array,
  password: string,
  { time, certificates = [] }: Pkcs12Options,
): Promise<SigningIdentity & { readonly key: Uint8Array }> {
  const found = await contentsOf(bytes, password);
  if (found.keys.length > 1)
    throw new Pkcs12Error('several-keys', 'The file holds several keys; it is not clear which is to sign.');
  const [pkcs8] = found.keys;
  if (pkcs8 === undefined) throw new Pkcs12Error('no-key', 'The file holds no private key.');
  if (found.certificates.length === 0) throw new Pkcs12Error('no-certificate', 'The file holds no certificate.');
  const { key, algorithm } = usableKey(pkcs8);
  const leaf = found.certificates.find((der) => new X509Certificate(der).checkPrivateKey(key));
  if (leaf === undefined) throw new Pkcs12Error('key-mismatch', 'The key belongs to none of the certificates.');
  assertMaySign(leaf, time);
  const chain = chainTo(leaf, [...found.certificates, ...certificates]);
  return { certificate: leaf, chain, algorithm, key: key.export({ format: 'der', type: 'pkcs8' }) };
}

function usableKey(pkcs8: Buffer): { readonly key: KeyObject; readonly algorithm: SigningIdentity['algorithm'] } {
  try {
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    assertStrong(key);
    return { key, algorithm: usualAlgorithm(key) };
  } catch (error) {
    if (error instanceof Pkcs12Error) throw error;
    throw new Pkcs12Error('unsupported-key', 'The key is of a kind that cannot sign here: RSA, P-256 and P-384 can.');
  }
}

/** Throws `weak-key` for RSA under 2048 bits. */
export function assertStrong(key: KeyObject): void {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined && bits < LEAST_RSA_BITS)
    throw new Pkcs12Error('weak-key', `The RSA key has ${bits} bits; at least ${LEAST_RSA_BITS} are needed.`);
}

/** Throws when a certificate is not good at `time`, or its usage and purposes are not for signing documents. */
export function assertMaySign(certificate: Uint8Array, time: Date): void {
  const read = readCertificate(certificate);
  const day = (at: Date) => at.toISOString().slice(0, 10);
  if (time < read.notBefore)
    throw new Pkcs12Error('not-yet-valid', `The certificate begins on ${day(read.notBefore)}.`);
  if (time > read.notAfter) throw new Pkcs12Error('expired', `The certificate ended on ${day(read.notAfter)}.`);
  if (!isLeafFor(read, 'signing'))
    throw new Pkcs12Error('not-for-signing', 'The usage that the certificate names does not allow signing documents.');
}

/** Issuers of a certificate up to a self-signed one, found by name and signature. Throws `incomplete-chain`. */
export function chainTo(leaf: Uint8Array, among: readonly Uint8Array[]): Buffer[] {
  const others = among.slice(0, MOST_CERTIFICATES).map((der) => new X509Certificate(Buffer.from(der)));
  const chain: Buffer[] = [];
  let last = new X509Certificate(Buffer.from(leaf));
  while (!isIssuer(last, last)) {
    const child = last;
    const issuer = others.find((other) => isIssuer(other, child));
    if (issuer === undefined || chain.length > MOST_CERTIFICATES)
      throw new Pkcs12Error(
        'incomplete-chain',
        `The certificate of the issuer "${child.issuer.split('\n').join(', ')}" is missing.`,
        [leaf, ...among],
      );
    chain.push(issuer.raw);
    last = issuer;
  }
  return chain;
}

function isIssuer(one: X509Certificate, of: X509Certificate): boolean {
  return of.issuer === one.subject && of.verify(one.publicKey);
}

async function contentsOf(bytes: Uint8Array, password: string): Promise<Contents> {
  if (bytes.length > MOST_BYTES) throw new Pkcs12Error('not-pkcs12', 'The file is too large for a PKCS#12 file.');
  const { safes, pfx } = read('The file is no PKCS#12 file.', () => {
    const pfx = new PFX({ schema: readBer(bytes) });
    return { pfx, safes: octetsOf(pfx.authSafe) };
  });
  try {
    await assertMac(pfx, safes, password);
    const { safeContents } = read(
      'The PKCS#12 file is damaged.',
      () => new AuthenticatedSafe({ schema: readBer(safes) }),
    );
    const contents: Contents = { keys: [], certificates: [] };
    for (const safe of safeContents) await collect(await openSafe(safe, password), password, contents);
    return contents;
  } catch (error) {
    if (!(error instanceof UnsupportedEncryption)) throw error;
    throw new Pkcs12Error('unsupported-encryption', `The file is encrypted in a way not known here. ${error.message}`);
  }
}

/** The file's own check of its password. A file without one is known by what comes out. */
async function assertMac(pfx: PFX, safes: Uint8Array, password: string): Promise<void> {
  const { macData } = pfx;
  if (macData === undefined) return;
  const hash = hashName(macData.mac.digestAlgorithm.algorithmId);
  if (hash !== 'sha1' && hash !== 'sha256' && hash !== 'sha384' && hash !== 'sha512')
    throw new UnsupportedEncryption(`Its check is ${macData.mac.digestAlgorithm.algorithmId}.`);
  const expected = Buffer.from(macData.mac.digest.getValue());
  const key = await pkcs12Key({
    hash,
    password,
    salt: new Uint8Array(macData.macSalt.getValue()),
    iterations: macData.iterations ?? 1,
    id: 3,
    size: expected.length,
  });
  const made = createHmac(hash, key).update(safes).digest();
  if (made.length !== expected.length || !timingSafeEqual(made, expected)) throw wrongPassword();
}

async function openSafe(safe: ContentInfo, password: string): Promise<SafeContents> {
  if (safe.contentType === OID.data)
    return read('The PKCS#12 file is damaged.', () => new SafeContents({ schema: readBer(octetsOf(safe)) }));
  if (safe.contentType !== ENCRYPTED)
    throw new UnsupportedEncryption('Its contents are wrapped for a key, not under a password.');
  const { encryptedContentInfo: wrapped } = read(
    'The PKCS#12 file is damaged.',
    () => new EncryptedData({ schema: safe.content }),
  );
  const data = new Uint8Array(wrapped.getEncryptedContent());
  return afterDecryption(async () => {
    const plain = await decryptWithPassword(wrapped.contentEncryptionAlgorithm, data, password);
    return new SafeContents({ schema: readBer(plain) });
  });
}

async function collect(safe: SafeContents, password: string, into: Contents): Promise<void> {
  for (const { bagValue } of safe.safeBags) {
    if (bagValue instanceof SafeContents) await collect(bagValue, password, into);
    if (bagValue instanceof PrivateKeyInfo) into.keys.push(Buffer.from(bagValue.toSchema().toBER()));
    if (bagValue instanceof PKCS8ShroudedKeyBag) {
      const data = new Uint8Array(bagValue.encryptedData.getValue());
      into.keys.push(
        await afterDecryption(async () => {
          const plain = await decryptWithPassword(bagValue.encryptionAlgorithm, data, password);
          readBer(plain);
          return plain;
        }),
      );
    }
    if (bagValue instanceof CertBag && bagValue.certValue instanceof OctetString)
      into.certificates.push(certificateIn(new Uint8Array(bagValue.certValue.getValue())));
  }
}

function certificateIn(der: Uint8Array): Buffer {
  return read('A certificate in the PKCS#12 file is damaged.', () => new X509Certificate(Buffer.from(der)).raw);
}

function octetsOf(info: ContentInfo): Uint8Array {
  if (!(info.content instanceof OctetString)) throw new Error('The content is no OCTET STRING.');
  return new Uint8Array(info.content.getValue());
}

function read<T>(message: string, work: () => T): T {
  try {
    return work();
  } catch {
    throw new Pkcs12Error('not-pkcs12', message);
  }
}

/** What can't be read after it was decrypted was decrypted by another password. */
async function afterDecryption<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UnsupportedEncryption ? error : wrongPassword();
  }
}

function wrongPassword(): Pkcs12Error {
  return new Pkcs12Error('wrong-password', 'The password does not open the file.');
}
