import { readPages } from '../document/pages.ts';
import type { PdfFile } from '../document/reader.ts';
import { asRef, type Dict } from '../document/syntax.ts';
import { compareForm } from './compare-form.ts';
import { comparePages } from './compare-pages.ts';
import { type Comparison, type Difference, guard, isTouched } from './comparison.ts';
import { readFields } from './find-signatures.ts';
import { changedObjects } from './object-diff.ts';

/** Entries of the catalog with a comparison of their own, or that show nothing. */
const OWN_COMPARISON = new Set(['Type', 'Pages', 'AcroForm', 'DSS', 'Perms', 'Metadata', 'Version', 'Extensions']);

/**
 * What an update did to a document, told by roles: the trailer, the catalog, the form, each page and everything that
 * each of them shows are compared with the revision before. Every object that is new, changed or gone is either told
 * by the role in which it is reached, or reached by nothing.
 */
export function compareRevisions(before: PdfFile, after: PdfFile): Difference[] {
  const found = new Map<string, Difference>();
  const comparison: Comparison = {
    before,
    after,
    changed: changedObjects(before, after),
    oldFields: readFields(before),
    newFields: readFields(after),
    handled: new Set(),
    walked: new Set(),
    report(difference) {
      found.set(JSON.stringify(difference), difference);
    },
  };
  compareTrailer(comparison);
  const nothing = comparison.changed.size === 0 && found.size === 0;
  if (nothing) return [];
  compareCatalog(comparison);
  if (found.size === 0) comparison.report({ kind: 'unused-objects', page: null, detail: null });
  return [...found.values()];
}

function compareTrailer(comparison: Comparison): void {
  const { before, after, changed } = comparison;
  const structure = (detail: string) => comparison.report({ kind: 'structure', page: null, detail });
  if (asRef(before.trailer.get('Root'))?.num !== asRef(after.trailer.get('Root'))?.num) structure('Root');
  if (after.encrypted !== before.encrypted) structure('Encrypt');
  const info = after.trailer.get('Info');
  const old = before.trailer.get('Info');
  if (info !== undefined && (info !== old || changed.has(asRef(info)?.num ?? 0)))
    comparison.report({ kind: 'metadata', page: null, detail: 'Info' });
}

function compareCatalog(comparison: Comparison): void {
  const { before, after, handled } = comparison;
  const root = asRef(after.trailer.get('Root'));
  const old: Dict = before.dict(before.trailer.get('Root')) ?? new Map();
  const fresh: Dict = after.dict(after.trailer.get('Root')) ?? new Map();
  if (root) handled.add(root.num);
  for (const num of [...comparison.oldFields.keys(), ...comparison.newFields.keys()]) handled.add(num);
  const oldPages = readPages(before, 100_000);
  const newPages = readPages(after, 100_000);
  for (const page of [...oldPages, ...newPages]) handled.add(page.num);

  comparePages(comparison, oldPages, newPages);
  compareForm(comparison, old.get('AcroForm'), fresh.get('AcroForm'));
  if (isTouched(comparison, old.get('DSS'), fresh.get('DSS')))
    comparison.report({ kind: 'validation-data', page: null, detail: null });
  const permissions = [before.dict(old.get('Perms')), after.dict(fresh.get('Perms'))].map((dict) =>
    JSON.stringify([...(dict ?? [])].sort()),
  );
  if (permissions[0] !== permissions[1]) comparison.report({ kind: 'structure', page: null, detail: 'Perms' });
  for (const key of ['Metadata', 'Version', 'Extensions']) {
    if (isTouched(comparison, old.get(key), fresh.get(key)))
      comparison.report({ kind: 'metadata', page: null, detail: key });
  }
  for (const key of new Set([...old.keys(), ...fresh.keys()])) {
    if (OWN_COMPARISON.has(key)) continue;
    guard(comparison, old.get(key), fresh.get(key), { kind: 'structure', page: null, detail: key });
  }
}
