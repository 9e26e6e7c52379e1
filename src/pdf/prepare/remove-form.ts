import { Revision } from '../document/revision.ts';
import { asRef, type Dict, isArray, parseArray, writeDict } from '../document/syntax.ts';
import { asName } from '../document/values.ts';
import type { Sound } from './inspect.ts';

/** What makes a field or an action of an annotation; without it nothing but its look is left. */
const OF_FIELDS = [
  'FT',
  'Ff',
  'T',
  'TU',
  'TM',
  'V',
  'DV',
  'DA',
  'Q',
  'MK',
  'Opt',
  'MaxLen',
  'Parent',
  'Kids',
  'A',
  'AA',
  'H',
];

/**
 * Takes the widgets named by object number off their pages, in an appended revision. Others stay to be seen, as stamps
 * that do nothing: the form that they belonged to is gone.
 */
export function removeForm({ file, pages }: Sound, widgets: ReadonlySet<number>): Uint8Array {
  const revision = new Revision(file.base());
  for (const page of pages) {
    const list = file.resolve(page.dict.get('Annots'));
    if (!isArray(list)) continue;
    const all = parseArray(list);
    const kept = all.filter((raw) => {
      const ref = asRef(raw);
      const note = file.dict(raw);
      if (!ref || !note || asName(file.resolve(note.get('Subtype'))) !== 'Widget') return true;
      if (widgets.has(ref.num) || !file.dict(note.get('AP'))?.has('N')) return false;
      revision.set(ref.num, writeDict(stampOf(note)), ref.gen);
      return true;
    });
    if (kept.length === all.length) continue;
    const dict = new Map(page.dict);
    dict.set('Annots', `[${kept.join(' ')}]`);
    revision.set(page.num, writeDict(dict), page.gen);
  }
  return revision.empty ? file.bytes : Buffer.concat([file.bytes, revision.finish().tail]);
}

function stampOf(note: Dict): Dict {
  const stamp = new Map(note);
  for (const key of OF_FIELDS) stamp.delete(key);
  stamp.set('Subtype', '/Stamp');
  return stamp;
}
