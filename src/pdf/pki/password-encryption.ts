import { createDecipheriv, createHash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { fromBER, Integer, OctetString, Sequence } from 'asn1js';
import { type AlgorithmIdentifier, PBES2Params, PBKDF2Params } from 'pkijs';
import { decryptRc2 } from './rc2.ts';

/** Why data wrapped under a password can't be opened; a wrong password shows as another error, or as nonsense. */
export class UnsupportedEncryption extends Error {
  override readonly name = 'UnsupportedEncryption';
}

/** Each costs the time of a hash; files in use have 2,048 to 600,000. */
export const MOST_ITERATIONS = 1_000_000;
/** After so many the event loop gets a turn. */
const STRETCH = 4000;

const PBES2 = '1.2.840.113549.1.5.13';
const PRFS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 },
};
/** RFC 7292, appendix C: by SHA-1 and the derivation of appendix B. */
const OLD: Readonly<Record<string, { readonly cipher: 'rc2' | '3des'; readonly keyBytes: number }>> = {
  '1.2.840.113549.1.12.1.3': { cipher: '3des', keyBytes: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: '3des', keyBytes: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', keyBytes: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', keyBytes: 5 },
};

/** Opens what a password wraps: PBES2 (RFC 8018) or the schemes of PKCS#12. Throws `UnsupportedEncryption` for others. */
export async function decryptWithPassword(
  algorithm: AlgorithmIdentifier,
  data: Uint8Array,
  password: string,
): Promise<Buffer> {
  if (algorithm.algorithmId === PBES2) return decryptPbes2(algorithm, data, password);
  const old = OLD[algorithm.algorithmId];
  if (old === undefined) throw new UnsupportedEncryption(`Scheme ${algorithm.algorithmId} is not known here.`);
  const { salt, iterations } = oldParameters(algorithm);
  const derive = (id: 1 | 2, size: number) => pkcs12Key({ hash: 'sha1', password, salt, iterations, id, size });
  const key = await derive(1, old.keyBytes);
  const iv = await derive(2, 8);
  if (old.cipher === 'rc2') return decryptRc2(key, iv, data);
  // Two keys: the first is the third again.
  return decipher('des-ede3-cbc', old.keyBytes === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key, iv, data);
}

async function decryptPbes2(algorithm: AlgorithmIdentifier, data: Uint8Array, password: string): Promise<Buffer> {
  const params = new PBES2Params({ schema: algorithm.algorithmParams });
  const derivation = new PBKDF2Params({ schema: params.keyDerivationFunc.algorithmParams });
  const prf = derivation.prf === undefined ? 'sha1' : PRFS[derivation.prf.algorithmId];
  const cipher = CIPHERS[params.encryptionScheme.algorithmId];
  const iv: unknown = params.encryptionScheme.algorithmParams;
  if (
    prf === undefined ||
    cipher === undefined ||
    !(iv instanceof OctetString) ||
    !(derivation.salt instanceof OctetString)
  )
    throw new UnsupportedEncryption(`Scheme ${params.encryptionScheme.algorithmId} is not known here.`);
  limit(derivation.iterationCount);
  const salt = new Uint8Array(derivation.salt.getValue());
  const key = await promisify(pbkdf2)(password, salt, derivation.iterationCount, cipher.keyBytes, prf);
  return decipher(cipher.name, key, new Uint8Array(iv.getValue()), data);
}

function decipher(name: string, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer {
  const made = createDecipheriv(name, key, iv);
  return Buffer.concat([made.update(data), made.final()]);
}

function oldParameters(algorithm: AlgorithmIdentifier): { readonly salt: Uint8Array; readonly iterations: number } {
  const [salt, count] = algorithm.algorithmParams instanceof Sequence ? algorithm.algorithmParams.valueBlock.value : [];
  if (!(salt instanceof OctetString) || !(count instanceof Integer))
    throw new UnsupportedEncryption('The parameters of the encryption are not as expected.');
  return { salt: new Uint8Array(salt.getValue()), iterations: count.valueBlock.valueDec };
}

function limit(iterations: number): void {
  if (iterations >= 1 && iterations <= MOST_ITERATIONS) return;
  throw new UnsupportedEncryption(`The password is derived ${iterations} times; ${MOST_ITERATIONS} is the limit.`);
}

export interface KeyRequest {
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  readonly password: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** 1: key, 2: initialisation vector, 3: key of a MAC. */
  readonly id: 1 | 2 | 3;
  /** Bytes wanted. */
  readonly size: number;
}

/** The derivation of RFC 7292, appendix B.2. */
export async function pkcs12Key({ hash, password, salt, iterations, id, size }: KeyRequest): Promise<Buffer> {
  limit(iterations);
  const block = hash === 'sha1' || hash === 'sha256' ? 64 : 128;
  const input = Buffer.concat([filled(salt, block), filled(bmp(password), block)]);
  const parts: Buffer[] = [];
  for (let made = 0; made < size; ) {
    let value = createHash(hash).update(Buffer.alloc(block, id)).update(input).digest();
    for (let round = 1; round < iterations; round++) {
      value = createHash(hash).update(value).digest();
      if (round % STRETCH === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    parts.push(value);
    made += value.length;
    // Each block of the input grows by the value and one, as numbers.
    const step = filled(value.subarray(0, Math.min(value.length, block)), block);
    for (let at = 0; at < input.length; at += block) {
      let carry = 1;
      for (let i = block - 1; i >= 0; i--) {
        carry += (input[at + i] ?? 0) + (step[i] ?? 0);
        input[at + i] = carry & 255;
        carry >>= 8;
      }
    }
  }
  return Buffer.concat(parts).subarray(0, size);
}

/** Repeated to whole blocks; nothing stays nothing. */
function filled(bytes: Uint8Array, block: number): Buffer {
  return bytes.length === 0 ? Buffer.alloc(0) : Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
}

/** UTF-16, the higher byte first, with a zero at the end. */
function bmp(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/** Reads DER or BER. Throws when it is neither. */
export function readBer(bytes: Uint8Array) {
  const { result, offset } = fromBER(Uint8Array.from(bytes));
  if (offset < 0) throw new Error(result.error || 'This is no ASN.1.');
  return result;
}
