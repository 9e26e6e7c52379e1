import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { SignatureAlgorithm } from '../engine.ts';
import { remembered } from './remembered.ts';
import { schemeOf, usualAlgorithm } from './schemes.ts';

/** A private key ready to sign, with the AlgorithmIdentifier its signatures carry when nothing else is asked for. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly usual: SignatureAlgorithm;
  /** DER of the AlgorithmIdentifier of the usual algorithm. */
  readonly algorithm: Buffer;
  sign(data: Uint8Array, algorithm?: SignatureAlgorithm): Buffer;
}

/** Opens PKCS#8 DER: EC (P-256, P-384) or RSA; the last few keys stay open. Throws for any other key. */
export const signingKey = remembered(16, (pkcs8): SigningKey => {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  const usual = usualAlgorithm(key);
  return {
    key,
    usual,
    algorithm: schemeOf(usual).identifier,
    sign(data, algorithm = usual) {
      const { hash, options } = schemeOf(algorithm);
      return sign(hash, data, options === undefined ? key : { key, ...options });
    },
  };
});
