/**
 * RC2 (RFC 2268), decryption only: the usual old PKCS#12 file wraps its certificates with 40 bits of it, and the crypto
 * library of node has put it away. Nothing here is secret but the certificates of such a file.
 */

/** RFC 2268, 2: a permutation of the bytes, from the digits of pi. */
const PI = Buffer.from(
  [
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2',
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82',
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626',
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7',
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec',
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731',
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9',
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  ].join(''),
  'hex',
);
const ROTATIONS = [1, 2, 3, 5];
const BLOCK = 8;

/** CBC with PKCS#7 padding. `key` is the whole key, its length also what is effective of it. Throws where the padding is wrong. */
export function decryptRc2(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer {
  if (data.length === 0 || data.length % BLOCK !== 0) throw new Error('The data are no whole blocks.');
  const words = expand(key);
  const plain = Buffer.alloc(data.length);
  for (let at = 0; at < data.length; at += BLOCK) {
    const block = decryptBlock(words, Buffer.from(data.subarray(at, at + BLOCK)));
    const before = at === 0 ? iv : data.subarray(at - BLOCK, at);
    for (let i = 0; i < BLOCK; i++) plain[at + i] = (block[i] ?? 0) ^ (before[i] ?? 0);
  }
  const padding = plain.at(-1) ?? 0;
  const tail = plain.subarray(plain.length - padding);
  if (padding < 1 || padding > BLOCK || tail.some((byte) => byte !== padding)) throw new Error('The padding is wrong.');
  return plain.subarray(0, plain.length - padding);
}

/** 64 words of 16 bits from the key. */
function expand(key: Uint8Array): Uint16Array {
  const bytes = Buffer.alloc(128);
  const size = key.length;
  bytes.set(key);
  const at = (index: number): number => bytes[index] ?? 0;
  for (let i = size; i < 128; i++) bytes[i] = PI[(at(i - 1) + at(i - size)) & 255] ?? 0;
  bytes[128 - size] = PI[at(128 - size)] ?? 0;
  for (let i = 127 - size; i >= 0; i--) bytes[i] = PI[at(i + 1) ^ at(i + size)] ?? 0;
  return Uint16Array.from({ length: 64 }, (_, i) => bytes.readUInt16LE(2 * i));
}

function decryptBlock(words: Uint16Array, block: Buffer): Buffer {
  const r = Uint16Array.from({ length: 4 }, (_, i) => block.readUInt16LE(2 * i));
  const at = (index: number): number => r[index & 3] ?? 0;
  let next = 63;
  for (let round = 0; round < 16; round++) {
    // Mashed between the 5th and 6th round from the end, and between the 5th and 6th from the beginning.
    if (round === 5 || round === 11) for (let i = 3; i >= 0; i--) r[i] = at(i) - (words[at(i - 1) & 63] ?? 0);
    for (let i = 3; i >= 0; i--) {
      const by = ROTATIONS[i] ?? 0;
      const turned = (at(i) >>> by) | (at(i) << (16 - by));
      r[i] = turned - (words[next--] ?? 0) - (at(i - 1) & at(i - 2)) - (~at(i - 1) & at(i - 3));
    }
  }
  r.forEach((word, i) => {
    block.writeUInt16LE(word, 2 * i);
  });
  return block;
}
