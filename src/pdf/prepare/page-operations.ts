import { Importer } from '../document/copy.ts';
import { pageView } from '../document/geometry.ts';
import { newPdf } from '../document/new-pdf.ts';
import { type PageNode, readPages } from '../document/pages.ts';
import { openPdf, type PdfFile } from '../document/reader.ts';
import { type Dict, PdfSyntaxError, writeDict } from '../document/syntax.ts';
import { asNumber, numberText } from '../document/values.ts';
import { type ArrangedPage, PdfError, type Prepared } from '../engine.ts';
import { harmless, LEFT_BEHIND } from './append.ts';

interface Source {
  readonly file: PdfFile;
  readonly pages: readonly PageNode[];
  readonly importer: Importer;
}

/** What a page must say itself once it has no ancestors to inherit from. */
const SAID = [
  ['MediaBox', '[0 0 612 792]'],
  ['Resources', '<<>>'],
  ['Rotate', '0'],
] as const;

/**
 * A new file with these pages in this order. Nothing of a page that is left out goes into it, so a deleted page is gone;
 * bookmarks, tags and links to such pages stay behind. Files must be prepared. Throws `PdfError` 'damaged'.
 */
export async function arrangePages(
  files: readonly Uint8Array[],
  plan: readonly ArrangedPage[],
): Promise<Pick<Prepared, 'bytes' | 'pages'>> {
  try {
    return arranged(files, plan);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    throw Object.assign(new PdfError('damaged', 'The pages of this file can’t be taken apart.'), { cause: error });
  }
}

function arranged(files: readonly Uint8Array[], plan: readonly ArrangedPage[]): Pick<Prepared, 'bytes' | 'pages'> {
  if (plan.length === 0) throw new PdfSyntaxError('No pages.');
  const pdf = newPdf();
  const tree = pdf.allocate();
  const nothing = pdf.add('null');
  const numbers = plan.map(() => pdf.allocate());
  const sources = files.map((bytes, at): Source => {
    const file = openPdf(bytes);
    const pages = readPages(file);
    const placed = new Map(pages.map(({ num }) => [num, nothing]));
    for (const [index, each] of plan.entries()) {
      if (!('file' in each) || each.file !== at) continue;
      const page = pages[each.page - 1];
      if (page) placed.set(page.num, numbers[index] ?? nothing);
    }
    return { file, pages, importer: new Importer(file, pdf, placed) };
  });
  const kids = plan.map((each, index) => {
    const num = numbers[index] ?? pdf.allocate();
    const dict = 'blank' in each ? blankPage(each.blank) : copied(sources[each.file], each.page, each.turn);
    dict.set('Parent', `${tree} 0 R`);
    pdf.set(num, writeDict(dict));
    return `${num} 0 R`;
  });
  pdf.set(tree, `<</Type /Pages/Count ${kids.length}/Kids [${kids.join(' ')}]>>`);
  const catalog = new Map([['Type', '/Catalog'], ['Pages', `${tree} 0 R`], ...sources.flatMap(keptOfCatalog)]);
  pdf.root(pdf.add(writeDict(catalog)), pdf.add(writeDict(new Map())));
  const bytes = Buffer.concat([pdf.header, pdf.finish().tail]);
  const made = openPdf(bytes);
  const pages = readPages(made).map((page) => pageView(made, page.dict));
  return { bytes, pages: pages.map(({ width, height }) => ({ width, height })) };
}

function copied(source: Source | undefined, number: number, turn: number): Dict {
  const page = source?.pages[number - 1];
  if (!source || !page) throw new PdfSyntaxError('There is no such page.');
  const { file, importer } = source;
  const dict = new Map([...page.dict].filter(([key]) => !LEFT_BEHIND.has(key)));
  for (const [key, value] of SAID) if (!dict.has(key)) dict.set(key, value);
  if (dict.has('Annots')) dict.set('Annots', harmless(file, dict.get('Annots')));
  const before = asNumber(file.resolve(dict.get('Rotate'))) ?? 0;
  dict.set('Rotate', String((((before + turn) % 360) + 360) % 360));
  return new Map([...dict].map(([key, value]) => [key, importer.value(value)]));
}

function blankPage({ width, height }: { readonly width: number; readonly height: number }): Dict {
  return new Map([
    ['Type', '/Page'],
    ['MediaBox', `[0 0 ${numberText(width)} ${numberText(height)}]`],
    ['Resources', '<<>>'],
  ]);
}

/** Which layers are hidden, and the language. With layers in two files those of the last are right. */
function keptOfCatalog({ file, importer }: Source): [string, string][] {
  const catalog = file.dict(file.trailer.get('Root'));
  return ['OCProperties', 'Lang'].flatMap((key): [string, string][] => {
    const value = catalog?.get(key);
    return value === undefined ? [] : [[key, importer.value(value)]];
  });
}
