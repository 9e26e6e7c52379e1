import { readFileSync } from 'node:fs';

/** What setting and embedding a line needs of a TrueType font (OpenType 1.9: head, hhea, hmtx, maxp, cmap, loca, glyf). */
export interface TrueType {
  readonly name: string;
  readonly unitsPerEm: number;
  /** Font units. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  /** Glyph of a code point; 0 where the font has none. */
  glyphOf(codePoint: number): number;
  /** Font units. */
  advance(glyph: number): number;
  sideBearing(glyph: number): number;
  /** Outline as the font holds it; empty for a space. */
  outline(glyph: number): Buffer;
  /** Bytes of `head`, `hhea` and `maxp`, from which a subset's own are made. */
  table(tag: 'head' | 'hhea' | 'maxp'): Buffer;
}

/** Reads a font of the product's own packages: unhinted, with outlines in `glyf`. Throws for anything else. */
export function readTrueType(path: string, name: string): TrueType {
  const bytes = readFileSync(path);
  const tables = new Map<string, Buffer>();
  for (let n = 0; n < bytes.readUInt16BE(4); n++) {
    const row = 12 + 16 * n;
    const from = bytes.readUInt32BE(row + 8);
    tables.set(bytes.toString('latin1', row, row + 4), bytes.subarray(from, from + bytes.readUInt32BE(row + 12)));
  }
  function table(tag: string): Buffer {
    const found = tables.get(tag);
    if (!found) throw new Error(`The font ${path} has no ${tag} table.`);
    return found;
  }
  const head = table('head');
  const hhea = table('hhea');
  const hmtx = table('hmtx');
  const loca = table('loca');
  const glyf = table('glyf');
  const glyphs = table('maxp').readUInt16BE(4);
  const metrics = hhea.readUInt16BE(34);
  const long = head.readInt16BE(50) === 1;
  const place = (glyph: number) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  return {
    name,
    unitsPerEm: head.readUInt16BE(18),
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    box: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    glyphOf: rememberedGlyphs(glyphLookup(table('cmap'))),
    advance: (glyph) => hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4),
    sideBearing: (glyph) =>
      glyph < metrics ? hmtx.readInt16BE(glyph * 4 + 2) : hmtx.readInt16BE(metrics * 4 + (glyph - metrics) * 2),
    outline: (glyph) => (glyph < glyphs ? glyf.subarray(place(glyph), place(glyph + 1)) : Buffer.alloc(0)),
    table,
  };
}

/** Texts use the same few characters again and again. */
function rememberedGlyphs(lookup: (codePoint: number) => number): (codePoint: number) => number {
  const known = new Map<number, number>();
  return (codePoint) => {
    const found = known.get(codePoint);
    if (found !== undefined) return found;
    const glyph = lookup(codePoint);
    known.set(codePoint, glyph);
    return glyph;
  };
}

/** The Unicode subtable: format 12 where there is one, else format 4. */
function glyphLookup(cmap: Buffer): (codePoint: number) => number {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, n) => {
    const row = 4 + 8 * n;
    return { platform: cmap.readUInt16BE(row), table: cmap.subarray(cmap.readUInt32BE(row + 4)) };
  }).filter(({ platform }) => platform === 0 || platform === 3);
  const wide = subtables.find(({ table }) => table.readUInt16BE(0) === 12)?.table;
  if (wide) return (codePoint) => fromGroups(wide, codePoint);
  const narrow = subtables.find(({ table }) => table.readUInt16BE(0) === 4)?.table;
  if (!narrow) throw new Error('A font has no table of characters that is read here.');
  return (codePoint) => (codePoint > 0xffff ? 0 : fromSegments(narrow, codePoint));
}

function fromGroups(table: Buffer, codePoint: number): number {
  let low = 0;
  let high = table.readUInt32BE(12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = 16 + 12 * middle;
    if (codePoint < table.readUInt32BE(row)) high = middle - 1;
    else if (codePoint > table.readUInt32BE(row + 4)) low = middle + 1;
    else return table.readUInt32BE(row + 8) + codePoint - table.readUInt32BE(row);
  }
  return 0;
}

function fromSegments(table: Buffer, codePoint: number): number {
  const doubled = table.readUInt16BE(6);
  for (let at = 0; at < doubled; at += 2) {
    if (codePoint > table.readUInt16BE(14 + at)) continue;
    const start = table.readUInt16BE(16 + doubled + at);
    if (codePoint < start) return 0;
    const delta = table.readUInt16BE(16 + 2 * doubled + at);
    const rangeAt = 16 + 3 * doubled + at;
    const range = table.readUInt16BE(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = table.readUInt16BE(rangeAt + range + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
