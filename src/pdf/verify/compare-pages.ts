import type { PageNode } from '../document/pages.ts';
import { asRef, type Dict, isArray, parseArray, parseDict } from '../document/syntax.ts';
import { asName, asNumber } from '../document/values.ts';
import { type Comparison, guard } from './comparison.ts';

/** Entries of a page that show nothing. */
const SILENT = new Set(['Parent', 'Annots', 'LastModified', 'Metadata', 'PieceInfo', 'Type']);
/** Notes whose look is the reader's own affair, when they bring none: nothing on the page can be hidden by them. */
const NOTES = new Set(['Text', 'Popup', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut']);

/** Page by page: the same pages in the same order, each with the same content, resources, boxes and annotations. */
export function comparePages(comparison: Comparison, old: readonly PageNode[], fresh: readonly PageNode[]): void {
  if (old.length !== fresh.length || old.some((page, index) => page.num !== fresh[index]?.num)) {
    comparison.report({ kind: 'pages', page: null, detail: `${old.length} to ${fresh.length}` });
    return;
  }
  for (const [index, page] of fresh.entries()) {
    const before: Dict = old[index]?.dict ?? new Map();
    const number = index + 1;
    for (const key of new Set([...before.keys(), ...page.dict.keys()])) {
      if (SILENT.has(key)) continue;
      const difference = { kind: 'page-content', page: number, detail: key } as const;
      guard(comparison, before.get(key), page.dict.get(key), difference);
    }
    compareAnnotations(comparison, number, before.get('Annots'), page.dict.get('Annots'));
  }
}

function compareAnnotations(
  comparison: Comparison,
  page: number,
  old: string | undefined,
  fresh: string | undefined,
): void {
  const { before, after, oldFields, newFields } = comparison;
  const [olds, news] = [listOf(before.resolve(old)), listOf(after.resolve(fresh))];
  const report = (detail: string | null, harmless = false) =>
    comparison.report({ kind: 'annotations', page, detail, harmless });
  // Later ones are drawn over earlier ones: those that were there keep their order.
  const kept = news.filter((raw) => olds.includes(raw));
  if (kept.length !== olds.length || kept.some((raw, index) => raw !== olds[index])) report('removed');
  for (const raw of news) {
    const ref = asRef(raw);
    const known = olds.includes(raw);
    if (ref && newFields.has(ref.num) && (known ? oldFields.has(ref.num) : !oldFields.has(ref.num))) continue;
    if (known) guard(comparison, raw, raw, { kind: 'annotations', page, detail: 'changed' });
    else {
      const dict = ref ? after.dict(raw) : raw.startsWith('<<') ? parseDict(raw) : null;
      report(asName(after.resolve(dict?.get('Subtype'))), dict !== null && isNote(comparison, dict));
    }
  }
}

function isNote({ after }: Comparison, dict: Dict): boolean {
  const subtype = asName(after.resolve(dict.get('Subtype'))) ?? '';
  const acts = ['AP', 'A', 'AA', 'PA', 'RichMedia', 'OC'].some((key) => dict.has(key));
  const opacity = asNumber(after.resolve(dict.get('CA'))) ?? 1;
  return NOTES.has(subtype) && !acts && opacity <= 1;
}

function listOf(text: string): string[] {
  return isArray(text) ? parseArray(text) : [];
}
