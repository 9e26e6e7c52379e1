import { readPages } from '../document/pages.ts';
import type { PdfFile } from '../document/reader.ts';
import type { Revision } from '../document/revision.ts';
import { asRef, type Dict, isArray, PdfSyntaxError, parseArray, writeDict } from '../document/syntax.ts';
import { asBytes, asNumber, textString } from '../document/values.ts';

export interface SealFields {
  /** The signature dictionary. */
  readonly signature: number;
  /** The field that will hold the document timestamp, when one is asked for, and its dictionary's text without /V. */
  readonly timestampField: { readonly num: number; readonly dict: Dict } | null;
  /** An empty /DSS to be filled by the next revision, when validation data are asked for. */
  readonly dss: number | null;
}

/**
 * Puts everything that a certified file may still need into the certified revision itself: the signature field, the
 * field of the document timestamp and an empty /DSS. The update that follows then touches nothing but these
 * (ISO 32000-2, 12.8.2.2.2: after DocMDP with P 1 only validation data and document timestamps may be added).
 */
export function addSealFields(
  file: PdfFile,
  revision: Revision,
  want: { timestamp: boolean; dss: boolean },
): SealFields {
  const root = asRef(file.trailer.get('Root'));
  const catalog = file.dict(file.trailer.get('Root'));
  const page = readPages(file)[0];
  if (!root || !catalog || !page) throw new PdfSyntaxError('The file has no pages.');

  const form: Dict = file.dict(catalog.get('AcroForm')) ?? new Map();
  const list = file.resolve(form.get('Fields'));
  const fields = isArray(list) ? parseArray(list) : [];
  const names = new Set(fields.map((field) => asBytes(file.resolve(file.dict(field)?.get('T')))));
  const signature = revision.allocate();
  const added = [addField(revision, page.num, freeName(names, 'Seal'), signature)];
  if (want.timestamp) added.push(addField(revision, page.num, freeName(names, 'Timestamp'), null));

  const references = added.map(({ num }) => `${num} 0 R`);
  form.set('Fields', `[${[...fields, ...references].join(' ')}]`);
  // SignaturesExist and AppendOnly (12.7.3).
  form.set('SigFlags', '3');
  catalog.set('AcroForm', writeDict(form));
  const permissions: Dict = file.dict(catalog.get('Perms')) ?? new Map();
  permissions.set('DocMDP', `${signature} 0 R`);
  catalog.set('Perms', writeDict(permissions));
  const dss = want.dss ? revision.add('<</Type /DSS>>') : null;
  if (dss !== null) catalog.set('DSS', `${dss} 0 R`);
  raiseVersion(file, catalog);
  revision.set(root.num, writeDict(catalog), root.gen);

  const annotations = file.resolve(page.dict.get('Annots'));
  // Inherited entries are written with the page, which changes nothing of what it shows.
  const dict = new Map(page.dict);
  dict.set('Annots', `[${[...(isArray(annotations) ? parseArray(annotations) : []), ...references].join(' ')}]`);
  revision.set(page.num, writeDict(dict), page.gen);
  return { signature, timestampField: added[1] ?? null, dss };
}

function addField(revision: Revision, page: number, name: string, value: number | null): { num: number; dict: Dict } {
  const dict: Dict = new Map([
    ['Type', '/Annot'],
    ['Subtype', '/Widget'],
    ['FT', '/Sig'],
    ['T', textString(name)],
    ['Rect', '[0 0 0 0]'],
    // Print and Locked: an invisible signature (12.7.5.5).
    ['F', '132'],
    ['P', `${page} 0 R`],
  ]);
  if (value !== null) dict.set('V', `${value} 0 R`);
  return { num: revision.add(writeDict(dict)), dict };
}

function freeName(taken: Set<string | null>, wish: string): string {
  let name = wish;
  for (let n = 2; taken.has(name); n++) name = `${wish} ${n}`;
  taken.add(name);
  return name;
}

/** Signatures of this kind need PDF 1.7 at least; the catalog's version outranks the header's (7.5.2). */
function raiseVersion(file: PdfFile, catalog: Dict): void {
  const header = Number(/%PDF-(\d\.\d)/.exec(file.bytes.toString('latin1', 0, 1024))?.[1] ?? '1.4');
  const stated = asNumber(file.resolve(catalog.get('Version'))?.replace('/', ''));
  if (Math.max(header, stated ?? 0) < 1.7) catalog.set('Version', '/1.7');
}
