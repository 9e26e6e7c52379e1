import { firstPage } from '../document/pages.ts';
import type { PdfFile } from '../document/reader.ts';
import type { Revision } from '../document/revision.ts';
import { asRef, type Dict, isArray, PdfSyntaxError, parseArray, parseDict, writeDict } from '../document/syntax.ts';
import { asBytes, asNumber, textString } from '../document/values.ts';
import type { EmptyField, LaterObjects } from './types.ts';

/** What the certified revision holds for later, and the number of its signature dictionary, which is not written yet. */
export interface SealFields extends LaterObjects {
  readonly signature: number;
}

/** An empty document security store (ISO 32000-2, 12.8.4.3): an object of its own, so that filling it touches no other. */
export const EMPTY_STORE = '<</Type /DSS>>';

/**
 * Puts everything that a certified file may still need into the certified revision itself: the signature field, the
 * field of the document timestamp and the document security store, both empty. The update that follows fills these two
 * objects and adds new ones (12.8.2.2.2: after DocMDP with P 1 only validation data and document timestamps may be
 * added); neither the catalog nor a page is touched again.
 */
export function addSealFields(
  file: PdfFile,
  revision: Revision,
  want: { timestamp: boolean; validation: boolean },
): SealFields {
  const root = asRef(file.trailer.get('Root'));
  const catalog = file.dict(file.trailer.get('Root'));
  const page = firstPage(file);
  if (!root || !catalog) throw new PdfSyntaxError('The file has no pages.');

  const form: Dict = file.dict(catalog.get('AcroForm')) ?? new Map();
  const list = file.resolve(form.get('Fields'));
  const fields = isArray(list) ? parseArray(list) : [];
  const names = new Set(fields.map((field) => asBytes(file.resolve(file.dict(field)?.get('T')))));
  const signature = revision.allocate();
  const seal = addField(revision, page.num, freeName(names, 'Seal'), signature);
  const timestamp = want.timestamp ? addField(revision, page.num, freeName(names, 'Timestamp')) : null;
  const references = [seal, ...(timestamp ? [timestamp] : [])].map(({ num }) => `${num} 0 R`);
  // A list of its own: later timestamps add to it without touching the catalog.
  form.set('Fields', `${revision.add(`[${[...fields, ...references].join(' ')}]`)} 0 R`);
  // SignaturesExist and AppendOnly (12.7.3).
  form.set('SigFlags', '3');
  catalog.set('AcroForm', writeDict(form));
  const permissions: Dict = file.dict(catalog.get('Perms')) ?? new Map();
  permissions.set('DocMDP', `${signature} 0 R`);
  catalog.set('Perms', writeDict(permissions));
  const validation = want.validation ? revision.add(EMPTY_STORE) : null;
  if (validation !== null) catalog.set('DSS', `${validation} 0 R`);
  raiseVersion(file, catalog);
  revision.set(root.num, writeDict(catalog), root.gen);

  // Inherited entries are written with the page, which changes nothing of what it shows; marks may have been drawn on it.
  const drawn = revision.pending(page.num);
  const dict = drawn === undefined ? new Map(page.dict) : parseDict(drawn);
  const annotations = file.resolve(dict.get('Annots'));
  dict.set('Annots', `[${[...(isArray(annotations) ? parseArray(annotations) : []), ...references].join(' ')}]`);
  revision.set(page.num, writeDict(dict), page.gen);
  return { signature, timestamp, validation };
}

function addField(revision: Revision, page: number, name: string, value?: number): EmptyField {
  const entries: [string, string][] = [
    ['Type', '/Annot'],
    ['Subtype', '/Widget'],
    ['FT', '/Sig'],
    ['T', textString(name)],
    ['Rect', '[0 0 0 0]'],
    // Print and Locked: an invisible signature (12.7.5.5).
    ['F', '132'],
    ['P', `${page} 0 R`],
  ];
  const num = revision.add(filledField({ entries }, value));
  return { num, entries };
}

/** Text of a field with `value`, the number of its signature dictionary; without one it is empty. */
export function filledField({ entries }: Pick<EmptyField, 'entries'>, value?: number): string {
  return writeDict(new Map([...entries, ...(value === undefined ? [] : [['V', `${value} 0 R`] as const])]));
}

function freeName(taken: Set<string | null>, wish: string): string {
  let name = wish;
  for (let n = 2; taken.has(name); n++) name = `${wish} ${n}`;
  taken.add(name);
  return name;
}

/** Signatures of this kind need PDF 1.7 at least; the catalog's version outranks the header's (7.5.2). */
export function raiseVersion(file: PdfFile, catalog: Dict): void {
  const header = Number(/%PDF-(\d\.\d)/.exec(file.source.text(0, 1024))?.[1] ?? '1.4');
  const stated = asNumber(file.resolve(catalog.get('Version'))?.replace('/', ''));
  if (Math.max(header, stated ?? 0) < 1.7) catalog.set('Version', '/1.7');
}
