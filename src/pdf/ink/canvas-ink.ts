import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import { Importer } from '../document/copy.ts';
import { type PageNode, readPages } from '../document/pages.ts';
import { openPdf, type PdfFile } from '../document/reader.ts';
import type { Revision } from '../document/revision.ts';
import { asRef } from '../document/syntax.ts';
import { textString } from '../document/values.ts';
import { loadFonts } from './fonts.ts';
import type { Draw, Inked } from './stroke.ts';

/**
 * Drawing by the canvas (which shapes any script), taken over into a PDF of ours. Each run is drawn as a page of one
 * canvas document, so fonts are embedded once and subset over all runs; what the canvas writes into them is taken
 * apart again by `place`. A run's text is attached as /ActualText (14.9.4), so it extracts in logical order.
 */
export class CanvasInk {
  readonly #document: PDFDocument;
  readonly #texts: (string | null)[] = [];

  constructor() {
    loadFonts();
    this.#document = new PDFDocument({});
  }

  /** Draws on a sheet of the given size (points, from the top left); returns the run's number. */
  run(width: number, height: number, text: string | null, draw: Draw): number {
    const context = this.#document.beginPage(width, height) as SKRSContext2D;
    context.lang = 'en';
    draw(context);
    this.#document.endPage();
    return this.#texts.push(text) - 1;
  }

  /** Copies all runs' fonts and images into the revision; returns for each run its content and resources. */
  place(revision: Revision): Inked[] {
    const file = openPdf(this.#document.close());
    const pages = readPages(file);
    const importer = new Importer(file, revision, mendedMaps(file, pages, revision));
    return pages.map((page, index) => {
      const text = this.#texts[index] ?? null;
      const content = file.stream(page.dict.get('Contents'))?.toString('latin1') ?? '';
      const resources = new Map<string, Map<string, string>>();
      for (const [category, raw] of file.dict(page.dict.get('Resources')) ?? []) {
        const entries = category === 'ProcSet' ? null : file.dict(raw);
        if (entries) resources.set(category, new Map([...entries].map(([key, value]) => [key, importer.value(value)])));
      }
      const marked =
        text === null || text === '' ? content : `/Span <</ActualText ${textString(text)}>> BDC\n${content}\nEMC`;
      return { content: `q\n${marked}\nQ\n`, resources };
    });
  }
}

/**
 * Written anew: the maps to Unicode of fonts in which the canvas maps shapes that stand for no single letter to U+0000,
 * which ISO 14289-1, 7.21.7 forbids. They become a space without width; /ActualText says what they stand for.
 */
function mendedMaps(file: PdfFile, pages: readonly PageNode[], revision: Revision): Map<number, number> {
  const mended = new Map<number, number>();
  for (const page of pages) {
    const fonts = file.dict(file.dict(page.dict.get('Resources'))?.get('Font'));
    for (const font of fonts?.values() ?? []) {
      const raw = file.dict(font)?.get('ToUnicode');
      const ref = asRef(raw);
      const map = ref && !mended.has(ref.num) ? file.stream(raw)?.toString('latin1') : undefined;
      if (!ref || map === undefined || !UNMAPPED.test(map)) continue;
      mended.set(
        ref.num,
        revision.addStream(new Map(), Buffer.from(map.replace(new RegExp(UNMAPPED, 'gm'), ' <200B>'), 'latin1')),
      );
    }
  }
  return mended;
}

const UNMAPPED = / <0000>$/m;
