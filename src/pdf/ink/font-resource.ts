import { deflateSync } from 'node:zlib';
import type { Revision } from '../document/revision.ts';
import { numberText } from '../document/values.ts';
import { subsetFont } from './subset.ts';
import type { TrueType } from './truetype.ts';

/** What is the same each time a font is written with these characters in this order. */
interface Subset {
  readonly packed: Buffer;
  readonly length: number;
  readonly prefix: string;
  /** Thousandths of an em. */
  readonly widths: string;
  readonly unicode: Buffer;
}

const REMEMBERED = 200;
const subsets = new Map<string, Subset>();

/** The characters of one font that a file uses, in the order they came; writes the font when all are known. */
export class FontUse {
  readonly #font: TrueType;
  readonly #numbers = new Map<number, number>();

  constructor(font: TrueType) {
    this.#font = font;
  }

  /** The text as a hexadecimal string of two bytes for each character. */
  encode(text: string): string {
    let out = '<';
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      let number = this.#numbers.get(code);
      if (number === undefined) {
        number = this.#numbers.size + 1;
        this.#numbers.set(code, number);
      }
      out += number.toString(16).padStart(4, '0');
    }
    return `${out}>`;
  }

  /** Writes a composite font (9.7) with its subset and the way back to Unicode; answers the reference. */
  write(revision: Revision): string {
    const font = this.#font;
    const codes = [...this.#numbers.keys()];
    const { packed, length, prefix, widths, unicode: map } = subsetOf(font, codes);
    const file = revision.allocate();
    revision.setStream(
      file,
      new Map([
        ['Filter', '/FlateDecode'],
        ['Length1', String(length)],
      ]),
      packed,
    );
    const em = (units: number) => numberText((units * 1000) / font.unitsPerEm);
    const name = `/${prefix}+${font.name}`;
    const descriptor = revision.add(
      `<</Type /FontDescriptor/FontName ${name}/Flags 4/FontBBox [${font.box.map(em).join(' ')}]/ItalicAngle 0` +
        `/Ascent ${em(font.ascent)}/Descent ${em(font.descent)}/CapHeight ${em(font.ascent)}/StemV 80/FontFile2 ${file} 0 R>>`,
    );
    const descendant = revision.add(
      `<</Type /Font/Subtype /CIDFontType2/BaseFont ${name}/CIDSystemInfo <</Registry (Adobe)/Ordering (Identity)/Supplement 0>>` +
        `/FontDescriptor ${descriptor} 0 R/DW 1000/W [1 [${widths}]]/CIDToGIDMap /Identity>>`,
    );
    const unicode = revision.allocate();
    revision.setStream(unicode, new Map([['Filter', '/FlateDecode']]), map);
    const composite = revision.add(
      `<</Type /Font/Subtype /Type0/BaseFont ${name}/Encoding /Identity-H/DescendantFonts [${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
    );
    return `${composite} 0 R`;
  }
}

function subsetOf(font: TrueType, codes: readonly number[]): Subset {
  const key = `${font.name} ${codes.join(' ')}`;
  const known = subsets.get(key);
  if (known) return known;
  const glyphs = codes.map((code) => font.glyphOf(code));
  const plain = subsetFont(font, glyphs);
  const made: Subset = {
    packed: deflateSync(plain),
    length: plain.length,
    prefix: prefixOf(codes),
    widths: glyphs.map((glyph) => numberText((font.advance(glyph) * 1000) / font.unitsPerEm)).join(' '),
    unicode: deflateSync(Buffer.from(toUnicode(codes), 'latin1')),
  };
  if (subsets.size >= REMEMBERED) subsets.delete(subsets.keys().next().value ?? '');
  subsets.set(key, made);
  return made;
}

/** Six letters that name the subset (9.9.2). */
function prefixOf(codes: readonly number[]): string {
  let hash = 7;
  for (const code of codes) hash = (Math.imul(hash, 31) + code) >>> 0;
  return Array.from({ length: 6 }, (_, n) => String.fromCharCode(65 + (Math.floor(hash / 26 ** n) % 26))).join('');
}

/** 9.10.3; at most a hundred mappings to a block. */
function toUnicode(codes: readonly number[]): string {
  const rows = codes.map((code, index) => {
    const text = Buffer.from(String.fromCodePoint(code), 'utf16le').swap16().toString('hex');
    return `<${(index + 1).toString(16).padStart(4, '0')}> <${text}>`;
  });
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return (
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n' +
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n' +
    `1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap CMapName currentdict /CMap defineresource pop end end`
  );
}
