import { newPdf } from '../document/new-pdf.ts';

export interface SamplePage {
  /** Entries of the page itself, as PDF text. */
  readonly entries?: string;
  /** Content stream. */
  readonly content?: string;
}

export interface SampleOptions {
  /** Entries of the root of the page tree, which pages inherit. */
  readonly inherited?: string;
  /** Entries of the catalog. */
  readonly catalog?: string;
  /** Further objects, their numbers from 100 on, as PDF text. */
  readonly objects?: Readonly<Record<number, string>>;
}

/** A small PDF written by hand. Pages are Letter-sized unless they say otherwise, and may use the font /F1. */
export function samplePdf(pages: readonly SamplePage[], options: SampleOptions = {}): Uint8Array {
  const file = newPdf();
  const tree = file.allocate();
  const font = file.add('<</Type /Font/Subtype /Type1/BaseFont /Helvetica>>');
  const kids = pages.map(({ entries = '', content = 'BT /F1 24 Tf 72 700 Td (Sample page) Tj ET' }) => {
    const stream = file.addStream(new Map(), Buffer.from(content, 'latin1'));
    return file.add(`<</Type /Page/Parent ${tree} 0 R/Contents ${stream} 0 R ${entries}>>`);
  });
  const inherited = `/MediaBox [0 0 612 792]/Resources <</Font <</F1 ${font} 0 R>>>> ${options.inherited ?? ''}`;
  file.set(
    tree,
    `<</Type /Pages/Count ${kids.length}/Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] ${inherited}>>`,
  );
  for (const [num, text] of Object.entries(options.objects ?? {})) file.set(Number(num), text);
  const root = file.add(`<</Type /Catalog/Pages ${tree} 0 R ${options.catalog ?? ''}>>`);
  file.root(root, file.add('<</Title (Sample)>>'));
  return Buffer.concat([file.header, file.finish().tail]);
}
