import type { Appended } from '../document/revision.ts';
import type { Gap } from './types.ts';

/** Width of the text that stands for /ByteRange until the offsets are known. */
const RANGE = '[0 0000000000 0000000000 0000000000]';

/** Entries of a signature dictionary whose values are only known once the revision is laid out. */
export function placeholders(contentBytes: number): [string, string][] {
  return [
    ['ByteRange', RANGE],
    ['Contents', `<${'0'.repeat(contentBytes * 2)}>`],
  ];
}

/** Writes the /ByteRange of signature dictionary `num` into the tail: all of the file but the hex string (12.8.1). */
export function fillByteRange(appended: Appended, num: number, baseLength: number): Gap {
  const { tail } = appended;
  const body = appended.bodyOffset(num);
  const range = tail.indexOf('/ByteRange', body);
  const contents = tail.indexOf('/Contents', body);
  const rangeAt = tail.indexOf('[', range);
  const from = tail.indexOf('<', contents);
  const to = tail.indexOf('>', from) + 1;
  if (range < 0 || contents < 0 || to <= 0) throw new Error('The signature dictionary is not laid out as expected.');
  const text = `[0 ${baseLength + from} ${baseLength + to} ${tail.length - to}]`;
  tail.write(text.padEnd(RANGE.length), rangeAt, 'latin1');
  return { from, to };
}

/** Writes the signature into its gap, padded with zeros. Throws `RangeError` when it is too long. */
export function fillContents(tail: Buffer, gap: Gap, der: Uint8Array): void {
  const room = (gap.to - gap.from - 2) / 2;
  if (der.length > room) throw new RangeError(`The signature has ${der.length} bytes, there is room for ${room}.`);
  tail.write(Buffer.from(der).toString('hex').toUpperCase(), gap.from + 1, 'latin1');
}
