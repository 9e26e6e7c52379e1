import { constants, type KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../engine.ts';
import { context, integer, nothing, oid, sequence } from './der.ts';
import { OID } from './oids.ts';

/** What messages signed by one algorithm carry. */
export interface Scheme {
  readonly hash: 'sha256' | 'sha384';
  /** DER of the digest's AlgorithmIdentifier. */
  readonly digest: Buffer;
  /** DER of the signature's AlgorithmIdentifier. */
  readonly identifier: Buffer;
  /** Most bytes a value has (RSA: 4096 bits). */
  readonly valueBytes: number;
  /** Options of node's `sign`. */
  readonly options?: { readonly padding: number; readonly saltLength?: number };
}

const SHA256 = sequence(oid(OID.sha256), nothing());
const SHA384 = sequence(oid(OID.sha384), nothing());

const SCHEMES: Readonly<Record<SignatureAlgorithm, Scheme>> = {
  'ecdsa-p256-sha256': {
    hash: 'sha256',
    digest: SHA256,
    identifier: sequence(oid(OID.ecdsaWithSha256)),
    valueBytes: 72,
  },
  'ecdsa-p384-sha384': {
    hash: 'sha384',
    digest: SHA384,
    identifier: sequence(oid(OID.ecdsaWithSha384)),
    valueBytes: 104,
  },
  'rsa-pkcs1-sha256': {
    hash: 'sha256',
    digest: SHA256,
    identifier: sequence(oid(OID.rsaWithSha256), nothing()),
    valueBytes: 512,
    options: { padding: constants.RSA_PKCS1_PADDING },
  },
  'rsa-pss-sha256': {
    hash: 'sha256',
    digest: SHA256,
    // RFC 4055, 3.1: digest, mask and length of the salt; the trailer field is its default.
    identifier: sequence(
      oid(OID.rsaPss),
      sequence(context(0, SHA256), context(1, sequence(oid(OID.mgf1), SHA256)), context(2, integer(32))),
    ),
    valueBytes: 512,
    options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
  },
};

export function schemeOf(algorithm: SignatureAlgorithm): Scheme {
  return SCHEMES[algorithm];
}

/** The algorithm that a key signs with when nothing else is said. Throws for keys that can't sign here. */
export function usualAlgorithm(key: KeyObject): SignatureAlgorithm {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType === 'rsa') return 'rsa-pkcs1-sha256';
  if (key.asymmetricKeyType === 'rsa-pss') return 'rsa-pss-sha256';
  if (key.asymmetricKeyType === 'ec' && curve === 'prime256v1') return 'ecdsa-p256-sha256';
  if (key.asymmetricKeyType === 'ec' && curve === 'secp384r1') return 'ecdsa-p384-sha384';
  throw new TypeError(`Keys of type ${key.asymmetricKeyType} ${curve ?? ''} cannot sign here.`);
}
