import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { AlgorithmIdentifier } from 'pkijs';
import { RSASSAPSSParams } from 'pkijs';

const HASHES: Record<string, string> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.8': 'sha3-256',
  '2.16.840.1.101.3.4.2.9': 'sha3-384',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
};

/** Signature algorithms that name their digest. */
const SIGNATURES: Record<string, { readonly type: 'rsa' | 'ec'; readonly hash: string }> = {
  '1.2.840.113549.1.1.4': { type: 'rsa', hash: 'md5' },
  '1.2.840.113549.1.1.5': { type: 'rsa', hash: 'sha1' },
  '1.2.840.113549.1.1.14': { type: 'rsa', hash: 'sha224' },
  '1.2.840.113549.1.1.11': { type: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { type: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { type: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.1': { type: 'ec', hash: 'sha1' },
  '1.2.840.10045.4.3.1': { type: 'ec', hash: 'sha224' },
  '1.2.840.10045.4.3.2': { type: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { type: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { type: 'ec', hash: 'sha512' },
};
const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const EC_KEY = '1.2.840.10045.2.1';
const ED25519 = '1.3.101.112';
const WEAK_HASHES = new Set(['md5', 'sha1']);
const CURVE_BITS: Record<string, number> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 };

/** Name of a digest as node knows it; undefined for one that is not read here. */
export function hashName(oid: string): string | undefined {
  return HASHES[oid];
}

export interface CheckedValue {
  /** `unsupported`: nothing is known about the value. */
  readonly result: 'good' | 'bad' | 'unsupported';
  /** For people: `RSA 3072, PSS, SHA-256`. */
  readonly algorithm: string;
  /** SHA-1 or MD5, RSA under 2048 bits. */
  readonly weak: boolean;
}

/**
 * Checks a signature value by its AlgorithmIdentifier: RSA PKCS#1 v1.5 and PSS, ECDSA on the NIST curves, Ed25519.
 * `digest` is the hash where the algorithm itself names none (CMS). Never throws.
 */
export function checkValue(
  algorithm: AlgorithmIdentifier,
  publicKey: Uint8Array,
  data: Uint8Array,
  value: Uint8Array,
  digest?: string,
): CheckedValue {
  const unknown: CheckedValue = { result: 'unsupported', algorithm: algorithm.algorithmId, weak: false };
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    const plan = planOf(algorithm, key, digest);
    if (!plan) return unknown;
    const good = verify(plan.hash, data, { key, ...plan.options }, value);
    return { result: good ? 'good' : 'bad', algorithm: plan.title, weak: plan.weak };
  } catch {
    // Keys and parameters that OpenSSL can't read.
    return unknown;
  }
}

interface Plan {
  readonly hash: string | null;
  readonly options: { readonly padding?: number; readonly saltLength?: number };
  readonly title: string;
  readonly weak: boolean;
}

function planOf(algorithm: AlgorithmIdentifier, key: KeyObject, digest: string | undefined): Plan | null {
  const oid = algorithm.algorithmId;
  const kind = key.asymmetricKeyType;
  if (kind === 'ed25519') return oid === ED25519 ? { hash: null, options: {}, title: 'Ed25519', weak: false } : null;
  if (kind === 'ec') {
    const hash = oid === EC_KEY ? digest : SIGNATURES[oid]?.type === 'ec' ? SIGNATURES[oid]?.hash : undefined;
    const bits = CURVE_BITS[key.asymmetricKeyDetails?.namedCurve ?? ''];
    if (hash === undefined || bits === undefined) return null;
    return { hash, options: {}, title: `ECDSA P-${bits}, ${shown(hash)}`, weak: WEAK_HASHES.has(hash) };
  }
  if (kind !== 'rsa' && kind !== 'rsa-pss') return null;
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (oid === RSA_PSS) return pssPlan(algorithm, bits);
  const named = SIGNATURES[oid];
  const hash = oid === RSA ? digest : named?.type === 'rsa' ? named.hash : undefined;
  if (hash === undefined || kind === 'rsa-pss') return null;
  return {
    hash,
    options: { padding: constants.RSA_PKCS1_PADDING },
    title: `RSA ${bits}, ${shown(hash)}`,
    weak: WEAK_HASHES.has(hash) || bits < 2048,
  };
}

function pssPlan(algorithm: AlgorithmIdentifier, bits: number): Plan | null {
  const params = new RSASSAPSSParams(algorithm.algorithmParams ? { schema: algorithm.algorithmParams } : {});
  const hash = hashName(params.hashAlgorithm.algorithmId);
  // The mask's digest, a parameter of its parameter; node has one digest for both.
  const mask: unknown = params.maskGenAlgorithm.algorithmParams?.valueBlock?.value?.[0]?.valueBlock?.toString?.();
  const masked = typeof mask === 'string' ? hashName(mask) : 'sha1';
  if (hash === undefined || masked !== hash) return null;
  return {
    hash,
    options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: params.saltLength },
    title: `RSA ${bits}, PSS, ${shown(hash)}`,
    weak: WEAK_HASHES.has(hash) || bits < 2048,
  };
}

/** `SHA-256` for `sha256`. */
export function shown(hash: string): string {
  return hash.startsWith('sha3-') ? hash.toUpperCase() : hash.toUpperCase().replace(/^SHA/, 'SHA-');
}

export function isWeakHash(hash: string): boolean {
  return WEAK_HASHES.has(hash);
}
