import { Importer } from '../document/copy.ts';
import { type PageNode, readPages } from '../document/pages.ts';
import { openPdf, type PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { asRef, isArray, PdfSyntaxError, parseArray, writeDict } from '../document/syntax.ts';
import { asName, asNumber } from '../document/values.ts';
import { prepare } from './prepare.ts';

/** Entries of a page that only mean something in the file it comes from. */
export const LEFT_BEHIND = new Set([
  'Parent',
  'StructParents',
  'B',
  'Metadata',
  'PieceInfo',
  'TemplateInstantiated',
  'PressSteps',
  'Dur',
  'Trans',
  'AA',
]);

/** Adds the pages of other PDFs at the end, in one appended revision. Others that are not sound are prepared first (without password). */
export async function append(base: Uint8Array, others: readonly Uint8Array[]): Promise<Uint8Array> {
  if (others.length === 0) return base;
  const file = openPdf(base);
  const catalog = file.dict(file.trailer.get('Root'));
  const root = asRef(catalog?.get('Pages'));
  const tree = file.dict(catalog?.get('Pages'));
  if (!root || !tree) throw new PdfSyntaxError('The file has no pages.');
  const revision = new Revision(file.base());
  const node = revision.allocate();
  const kids: string[] = [];
  for (const other of others) {
    const { bytes } = await prepare(other, { password: '', maxPages: 100_000 });
    kids.push(...copyPages(openPdf(bytes), revision, node));
  }
  revision.set(
    node,
    writeDict(
      new Map([
        ['Type', '/Pages'],
        ['Parent', `${root.num} ${root.gen} R`],
        ['Kids', `[${kids.join(' ')}]`],
        ['Count', String(kids.length)],
      ]),
    ),
  );
  const own = file.resolve(tree.get('Kids'));
  const count = asNumber(file.resolve(tree.get('Count'))) ?? readPages(file).length;
  tree.set('Kids', `[${[...(isArray(own) ? parseArray(own) : []), `${node} 0 R`].join(' ')}]`);
  tree.set('Count', String(count + kids.length));
  revision.set(root.num, writeDict(tree), root.gen);
  withdrawClaim(file, catalog?.get('Metadata'), revision);
  return Buffer.concat([file.bytes, revision.finish().tail]);
}

/** Pages of others keep no promise of this file: its metadata no longer say that it is accessible (ISO 14289-1, 5). */
function withdrawClaim(file: PdfFile, metadata: string | undefined, revision: Revision): void {
  const ref = asRef(metadata);
  const packet = file.stream(metadata)?.toString('utf8');
  if (!ref || !packet?.includes('<pdfuaid:part>')) return;
  const entries: [string, string][] = [
    ['Type', '/Metadata'],
    ['Subtype', '/XML'],
  ];
  const left = packet.replace(/<pdfuaid:(\w+)>[^<]*<\/pdfuaid:\1>/g, '');
  revision.setStream(ref.num, new Map(entries), Buffer.from(left, 'utf8'), ref.gen);
}

function copyPages(from: PdfFile, revision: Revision, parent: number): string[] {
  const pages: readonly PageNode[] = readPages(from);
  const placed = new Map(pages.map((page) => [page.num, revision.allocate()]));
  const importer = new Importer(from, revision, placed);
  return pages.map((page) => {
    const dict = new Map([...page.dict].filter(([key]) => !LEFT_BEHIND.has(key)));
    // Said on the page itself, so that nothing is inherited from its new ancestors.
    for (const [key, value] of [
      ['MediaBox', '[0 0 612 792]'],
      ['Resources', '<<>>'],
      ['Rotate', '0'],
    ] as const)
      if (!dict.has(key)) dict.set(key, value);
    if (dict.has('Annots')) dict.set('Annots', harmless(from, dict.get('Annots')));
    if (!dict.has('CropBox')) dict.set('CropBox', dict.get('MediaBox') ?? '[0 0 612 792]');
    const copied = new Map([...dict].map(([key, value]) => [key, importer.value(value)]));
    copied.set('Parent', `${parent} 0 R`);
    const num = placed.get(page.num) ?? revision.allocate();
    revision.set(num, writeDict(copied));
    return `${num} 0 R`;
  });
}

/** Notes that play, hold or start something, and fields, whose form stayed behind. */
const DROPPED = new Set(['FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D', 'Widget']);
const QUIET_ACTIONS = new Set(['URI', 'GoTo']);

/** The annotations of a page that only show something or lead somewhere. */
export function harmless(from: PdfFile, raw: string | undefined): string {
  const text = from.resolve(raw);
  const kept = (isArray(text) ? parseArray(text) : []).filter((each) => {
    const note = from.dict(each);
    if (!note || note.has('AA') || DROPPED.has(asName(from.resolve(note.get('Subtype'))) ?? '')) return false;
    if (!note.has('A')) return true;
    const action = from.dict(note.get('A'));
    return !!action && !action.has('Next') && QUIET_ACTIONS.has(asName(from.resolve(action.get('S'))) ?? '');
  });
  return `[${kept.join(' ')}]`;
}
