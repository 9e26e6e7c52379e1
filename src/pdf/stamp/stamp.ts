import { stackBalance } from '../document/content.ts';
import { displayMatrix, matrixText, pageView } from '../document/geometry.ts';
import { type PageNode, readPages } from '../document/pages.ts';
import { openPdf, type PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { type Dict, isArray, PdfSyntaxError, parseArray, writeDict } from '../document/syntax.ts';
import { numberText } from '../document/values.ts';
import type { Mark } from '../engine.ts';
import { Ink, mergeResources } from '../ink/ink.ts';
import { Pictures } from '../ink/pictures.ts';
import type { Inked } from '../ink/stroke.ts';
import { strokesOf } from './draw-marks.ts';

const NOTHING = Buffer.alloc(0);

/** Appends one revision that draws the marks over their pages; see `stampTail`. */
export async function stamp(bytes: Uint8Array, marks: readonly Mark[]): Promise<Uint8Array> {
  const tail = marks.length === 0 ? NOTHING : await stampTail(openPdf(bytes), marks);
  return tail.length === 0 ? bytes : Buffer.concat([bytes, tail]);
}

/**
 * The revision that draws the marks over their pages, to be put behind the file; empty when there is nothing to draw.
 * The base must be readable as it lies (see `prepare`). Each page gets one form XObject of the page's displayed size,
 * placed by the matrix that undoes rotation, crop and user unit. Throws `RangeError` for a mark on a page that does not
 * exist, `PdfError` for a picture that is none.
 */
export async function stampTail(file: PdfFile, marks: readonly Mark[]): Promise<Buffer> {
  const revision = new Revision(file.base());
  await stampInto(file, revision, marks);
  return revision.empty ? NOTHING : revision.finish().tail;
}

/** The same as a part of a revision that holds more, and of which no page is written yet. */
export async function stampInto(file: PdfFile, revision: Revision, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  const pages = readPages(file);
  const byPage = new Map<number, Mark[]>();
  for (const mark of marks) {
    if (!pages[mark.page - 1]) throw new RangeError(`There is no page ${mark.page}.`);
    byPage.set(mark.page, [...(byPage.get(mark.page) ?? []), mark]);
  }

  const ink = new Ink();
  const pictures = new Pictures();
  const runsOf = new Map<number, number[]>();
  for (const [number, onPage] of byPage) {
    const page = pages[number - 1];
    if (!page) continue;
    const { width, height } = pageView(file, page.dict);
    const runs: number[] = [];
    for (const mark of onPage) {
      const picture = mark.kind === 'image' ? await pictures.get(mark.bytes) : null;
      for (const stroke of strokesOf(mark, picture, { width, height })) runs.push(ink.run(width, height, stroke));
    }
    runsOf.set(number, runs);
  }

  const inked = ink.place(revision);
  for (const [number, runs] of runsOf) {
    const page = pages[number - 1];
    const drawn = runs.flatMap((run) => inked[run] ?? []);
    const silent = byPage.get(number)?.every(({ decoration }) => decoration) ?? false;
    if (page && drawn.length > 0) drawOver(file, revision, page, drawn, silent);
  }
}

/** Adds the drawing as a form XObject (8.10) behind the page's own content, which is fenced in by q and Q. */
function drawOver(file: PdfFile, revision: Revision, page: PageNode, drawn: readonly Inked[], silent: boolean): void {
  const view = pageView(file, page.dict);
  const form = revision.addStream(
    new Map([
      ['Type', '/XObject'],
      ['Subtype', '/Form'],
      ['BBox', `[0 0 ${numberText(view.width)} ${numberText(view.height)}]`],
      ['Matrix', matrixText(displayMatrix(view))],
      ['Resources', mergeResources(drawn)],
    ]),
    Buffer.from(drawn.map((run) => run.content).join(''), 'latin1'),
  );
  // The page's own copy: an inherited or shared resource dictionary must not change for other pages.
  const resources: Dict = file.dict(page.dict.get('Resources')) ?? new Map();
  const objects: Dict = file.dict(resources.get('XObject')) ?? new Map();
  let name = 'Ink0';
  for (let n = 1; objects.has(name); n++) name = `Ink${n}`;
  objects.set(name, `${form} 0 R`);
  resources.set('XObject', writeDict(objects));

  const contents = contentParts(file, page.dict.get('Contents'));
  const { low, end } = balance(file, contents);
  const before = revision.addStream(new Map(), Buffer.from('q\n'.repeat(1 - low)));
  const shown = silent ? `/Artifact BMC q /${name} Do Q EMC` : `q /${name} Do Q`;
  const after = revision.addStream(new Map(), Buffer.from(`\n${'Q\n'.repeat(1 - low + end)}${shown}\n`));
  const dict = new Map(page.dict);
  dict.set('Resources', writeDict(resources));
  dict.set('Contents', `[${[`${before} 0 R`, ...contents, `${after} 0 R`].join(' ')}]`);
  revision.set(page.num, writeDict(dict), page.gen);
}

/** References of the page's content streams (7.7.3.3: one stream or an array). */
function contentParts(file: PdfFile, raw: string | undefined): string[] {
  if (raw === undefined) return [];
  const text = file.resolve(raw);
  if (isArray(text)) return parseArray(text).filter((part) => file.resolve(part) !== 'null');
  return text === 'null' ? [] : [raw];
}

function balance(file: PdfFile, contents: readonly string[]): { low: number; end: number } {
  try {
    const parts = contents.map((part) => file.stream(part) ?? Buffer.alloc(0));
    return stackBalance(Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])));
  } catch (error) {
    // Content in a filter not read here: taken as balanced, which well-formed content is.
    if (error instanceof PdfSyntaxError) return { low: 0, end: 0 };
    throw error;
  }
}
