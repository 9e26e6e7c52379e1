import type { TrueType } from './truetype.ts';

const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/**
 * A font that holds the given glyphs alone, numbered from 1 in their order, and behind them the parts that composed
 * ones are made of. One glyph may be given twice: it then has two numbers, so that two characters with one picture can
 * be told apart when text is extracted.
 */
export function subsetFont(font: TrueType, glyphs: readonly number[]): Buffer {
  const wanted = [0, ...glyphs];
  const outlines: Buffer[] = [];
  const parts = new Map<number, number>();
  for (let n = 0; n < wanted.length; n++) {
    outlines.push(
      renumbered(font.outline(wanted[n] ?? 0), (part) => {
        const known = parts.get(part);
        if (known !== undefined) return known;
        parts.set(part, wanted.push(part) - 1);
        return wanted.length - 1;
      }),
    );
  }

  const loca = Buffer.alloc((wanted.length + 1) * 4);
  const padded = outlines.map((outline) => Buffer.concat([outline, Buffer.alloc(-outline.length & 3)]));
  for (const [n, outline] of padded.entries()) loca.writeUInt32BE(loca.readUInt32BE(n * 4) + outline.length, n * 4 + 4);
  const hmtx = Buffer.alloc(wanted.length * 4);
  for (const [n, glyph] of wanted.entries()) {
    hmtx.writeUInt16BE(font.advance(glyph), n * 4);
    hmtx.writeInt16BE(font.sideBearing(glyph), n * 4 + 2);
  }
  const head = Buffer.from(font.table('head'));
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(font.table('hhea'));
  hhea.writeUInt16BE(wanted.length, 34);
  const maxp = Buffer.from(font.table('maxp'));
  maxp.writeUInt16BE(wanted.length, 4);
  return assembled([
    ['glyf', Buffer.concat(padded)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp],
  ]);
}

/** A composed outline names its parts by number; a simple one stays as it is. */
function renumbered(outline: Buffer, numberOf: (part: number) => number): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const copy = Buffer.from(outline);
  let at = 10;
  for (let flags = MORE; (flags & MORE) !== 0; ) {
    flags = copy.readUInt16BE(at);
    copy.writeUInt16BE(numberOf(copy.readUInt16BE(at + 2)), at + 2);
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2);
    if ((flags & SCALE) !== 0) at += 2;
    else if ((flags & TWO_SCALES) !== 0) at += 4;
    else if ((flags & MATRIX) !== 0) at += 8;
  }
  return copy;
}

/** Tables in ascending order of their tags, with the directory before them and the file's checksum in `head`. */
function assembled(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const directory = Buffer.alloc(12 + 16 * tables.length);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((tables.length - power) * 16, 10);
  const chunks: Buffer[] = [directory];
  let at = directory.length;
  let headAt = 0;
  for (const [n, [tag, table]] of tables.entries()) {
    const row = 12 + 16 * n;
    directory.write(tag, row, 'latin1');
    directory.writeUInt32BE(checksum(table), row + 4);
    directory.writeUInt32BE(at, row + 8);
    directory.writeUInt32BE(table.length, row + 12);
    if (tag === 'head') headAt = at;
    chunks.push(table, Buffer.alloc(-table.length & 3));
    at += table.length + (-table.length & 3);
  }
  const file = Buffer.concat(chunks);
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headAt + 8);
  return file;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  if (whole < bytes.length) {
    const rest = Buffer.alloc(4);
    bytes.copy(rest, 0, whole);
    sum = (sum + rest.readUInt32BE(0)) >>> 0;
  }
  return sum;
}
