import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { type InstanceAlgorithm, SignerUnavailable } from './instance-signer.ts';

export const hashOf: Readonly<Record<InstanceAlgorithm, 'sha256' | 'sha384'>> = {
  'ecdsa-p256-sha256': 'sha256',
  'ecdsa-p384-sha384': 'sha384',
  'rsa-pkcs1-sha256': 'sha256',
  'rsa-pss-sha256': 'sha256',
};

export function digestFor(algorithm: InstanceAlgorithm, bytes: Uint8Array): Buffer {
  return createHash(hashOf[algorithm]).update(bytes).digest();
}

/** What kind of key a certificate has; undefined for one that can't sign here. */
export function keyKindOf(certificate: Uint8Array): 'rsa' | 'p256' | 'p384' | undefined {
  const { publicKey } = new X509Certificate(Buffer.from(certificate));
  const curve = publicKey.asymmetricKeyDetails?.namedCurve;
  if (publicKey.asymmetricKeyType === 'rsa') return 'rsa';
  if (curve === 'prime256v1') return 'p256';
  return curve === 'secp384r1' ? 'p384' : undefined;
}

/** ECDSA-Sig-Value in DER of r and s one behind the other, as devices answer them. */
export function derOfPair(pair: Uint8Array): Buffer {
  const half = pair.length / 2;
  const body = Buffer.concat([integer(pair.subarray(0, half)), integer(pair.subarray(half))]);
  return Buffer.concat([Buffer.from(body.length < 128 ? [0x30, body.length] : [0x30, 0x81, body.length]), body]);
}

function integer(bytes: Uint8Array): Buffer {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from++;
  const value = Buffer.from(bytes.subarray(from));
  const positive = ((value[0] ?? 0) & 0x80) === 0 ? value : Buffer.concat([Buffer.from([0]), value]);
  return Buffer.concat([Buffer.from([2, positive.length]), positive]);
}

/** Values of ECDSA come in DER or as a pair; this makes them DER. */
export function derValue(algorithm: InstanceAlgorithm, value: Uint8Array): Buffer {
  const pair = { 'ecdsa-p256-sha256': 64, 'ecdsa-p384-sha384': 96 }[String(algorithm)];
  const isDer = value[0] === 0x30 && value[1] === value.length - 2;
  return value.length === pair && !isDer ? derOfPair(value) : Buffer.from(value);
}

/** Throws when a value was not made over these bytes by the certificate's key: nothing else may get into a document. */
export function assertValue(
  certificate: Uint8Array,
  algorithm: InstanceAlgorithm,
  bytes: Uint8Array,
  value: Uint8Array,
): void {
  const key = new X509Certificate(Buffer.from(certificate)).publicKey;
  const padding =
    algorithm === 'rsa-pss-sha256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
      : algorithm === 'rsa-pkcs1-sha256'
        ? { padding: constants.RSA_PKCS1_PADDING }
        : {};
  if (!verify(hashOf[algorithm], bytes, { key, ...padding }, value))
    throw new SignerUnavailable('The signer answered with a signature that does not fit its certificate.');
}
