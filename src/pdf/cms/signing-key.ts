import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { nothing, oid, sequence } from './der.ts';
import { OID } from './oids.ts';
import { remembered } from './remembered.ts';

/** A private key ready to sign, with the AlgorithmIdentifier its signatures carry. */
export interface SigningKey {
  readonly key: KeyObject;
  /** DER of the AlgorithmIdentifier. */
  readonly algorithm: Buffer;
  sign(data: Uint8Array): Buffer;
}

/** Opens PKCS#8 DER: EC (P-256, P-384) or RSA; the last few keys stay open. Throws for any other key. */
export const signingKey = remembered(16, (pkcs8): SigningKey => {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType === 'ec') {
    const large = key.asymmetricKeyDetails?.namedCurve === 'secp384r1';
    const algorithm = sequence(oid(large ? OID.ecdsaWithSha384 : OID.ecdsaWithSha256));
    return { key, algorithm, sign: (data) => sign(large ? 'sha384' : 'sha256', data, key) };
  }
  if (key.asymmetricKeyType === 'rsa')
    return { key, algorithm: sequence(oid(OID.rsaWithSha256), nothing()), sign: (data) => sign('sha256', data, key) };
  throw new TypeError(`Keys of type ${key.asymmetricKeyType} cannot sign here.`);
});
