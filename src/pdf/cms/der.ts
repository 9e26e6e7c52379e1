/** Writes DER (X.690): the handful of types that certificates and CMS are made of. Reading is left to pkijs. */

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = length < 128 ? [tag, length] : [tag, 0x80 | lengthBytes(length).length, ...lengthBytes(length)];
  return Buffer.concat([Buffer.from(head), ...parts]);
}

function lengthBytes(length: number): number[] {
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 255);
  return bytes;
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tlv(0x30, ...parts);
}

/** SET OF: members in ascending order of their encoding (X.690, 11.6). */
export function setOf(...parts: readonly Uint8Array[]): Buffer {
  return tlv(0x31, ...[...parts].sort(Buffer.compare));
}

/** [n] EXPLICIT, and [n] IMPLICIT of a constructed type. */
export function context(n: number, ...parts: readonly Uint8Array[]): Buffer {
  return tlv(0xa0 | n, ...parts);
}

/** [n] IMPLICIT of a primitive type. */
export function contextPrimitive(n: number, bytes: Uint8Array): Buffer {
  return tlv(0x80 | n, bytes);
}

const oids = new Map<string, Buffer>();

/** Not to be changed: the same few are handed out again and again. */
export function oid(dotted: string): Buffer {
  const known = oids.get(dotted);
  if (known) return known;
  const made = oidOf(dotted);
  if (oids.size < 500) oids.set(dotted, made);
  return made;
}

function oidOf(dotted: string): Buffer {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  const bytes: number[] = [];
  for (const arc of [first * 40n + second, ...rest]) {
    const group = [Number(arc & 127n)];
    for (let left = arc >> 7n; left > 0n; left >>= 7n) group.unshift(Number(left & 127n) | 128);
    bytes.push(...group);
  }
  return tlv(0x06, Buffer.from(bytes));
}

/** A non-negative INTEGER from a number or from big-endian bytes. */
export function integer(value: number | Uint8Array): Buffer {
  const bytes = typeof value === 'number' ? (value === 0 ? [0] : lengthBytes(value)) : [...value];
  while (bytes.length > 1 && bytes[0] === 0) bytes.shift();
  if ((bytes[0] ?? 0) >= 128) bytes.unshift(0);
  return tlv(0x02, Buffer.from(bytes));
}

export function enumerated(value: number): Buffer {
  return tlv(0x0a, Buffer.from([value]));
}

export function octets(bytes: Uint8Array): Buffer {
  return tlv(0x04, bytes);
}

export function bits(bytes: Uint8Array, unused = 0): Buffer {
  return tlv(0x03, Buffer.from([unused]), bytes);
}

export function boolean(value: boolean): Buffer {
  return tlv(0x01, Buffer.from([value ? 255 : 0]));
}

export function nothing(): Buffer {
  return tlv(0x05);
}

export function utf8(text: string): Buffer {
  return tlv(0x0c, Buffer.from(text, 'utf8'));
}

/** ASCII. */
export function ia5(text: string): Buffer {
  return tlv(0x16, Buffer.from(text, 'latin1'));
}

export function printable(text: string): Buffer {
  return tlv(0x13, Buffer.from(text, 'latin1'));
}

function digits(time: Date): string {
  return time.toISOString().replace(/[-:T]/g, '').slice(0, 14);
}

/** GeneralizedTime in whole seconds: NSS calls fractions malformed. */
export function generalizedTime(time: Date): Buffer {
  return tlv(0x18, Buffer.from(`${digits(time)}Z`));
}

/** Time of RFC 5280, 4.1.2.5: UTCTime until 2049, GeneralizedTime from 2050. */
export function time(value: Date): Buffer {
  return value.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(`${digits(value).slice(2)}Z`)) : generalizedTime(value);
}
