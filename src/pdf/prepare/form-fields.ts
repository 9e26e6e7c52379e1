import { type PageView, pageView, toDisplay } from '../document/geometry.ts';
import type { PdfFile } from '../document/reader.ts';
import { asRef, type Dict, isArray, parseArray } from '../document/syntax.ts';
import { asBytes, asName, asNumber } from '../document/values.ts';
import type { FormField } from '../engine.ts';
import type { Sound } from './inspect.ts';

const MOST_FIELDS = 2000;
const MOST_CHOICES = 200;
const MAX_DEPTH = 50;

/** Bits of a field's flags (12.7.4.1 and its types) and of an annotation's (12.5.3). */
const REQUIRED = 1 << 1;
const RADIO = 1 << 15;
const PUSH_BUTTON = 1 << 16;
const HIDDEN = 1 << 1;

interface Inherited {
  readonly type: string | null;
  readonly flags: number;
  readonly name: string;
  readonly choices: readonly string[];
  readonly field: number;
}

/**
 * Fields of the file's form (12.7) that a person could fill, with their places as displayed, in the order of the form.
 * The buttons of one radio group on one page are one field. What is malformed is left out.
 */
export function formFields({ file, pages }: Sound): FormField[] {
  const views = pages.map((page) => pageView(file, page.dict));
  const pageOf = annotationPages({ file, pages });
  const form = file.dict(file.dict(file.trailer.get('Root'))?.get('AcroForm'));
  const found: FormField[] = [];
  const groups = new Map<string, number>();
  const seen = new Set<number>();
  let fields = 0;

  function walk(raw: string, inherited: Inherited, depth: number): void {
    const ref = asRef(raw);
    if (!ref || depth > MAX_DEPTH || seen.has(ref.num) || found.length >= MOST_FIELDS) return;
    seen.add(ref.num);
    const dict = file.dict(raw);
    if (!dict) return;
    const own = inherit(file, dict, inherited, () => ++fields);
    const kids = file.resolve(dict.get('Kids'));
    if (isArray(kids)) for (const kid of parseArray(kids)) walk(kid, own, depth + 1);
    const page = pageOf.get(ref.num);
    const view = page === undefined ? undefined : views[page - 1];
    if (page === undefined || view === undefined || !isShown(file, dict)) return;
    const place = placeOf(file, dict, view);
    const kind = kindOf(own);
    if (!place || !kind) return;
    const values = kind === 'radio' || kind === 'checkbox' ? onStates(file, dict) : own.choices;
    const group = `${own.field} ${page}`;
    const at = kind === 'radio' ? groups.get(group) : undefined;
    const before = at === undefined ? undefined : found[at];
    if (at !== undefined && before !== undefined) {
      found[at] = { ...before, ...around(before, place), values: [...new Set([...before.values, ...values])] };
      return;
    }
    groups.set(group, found.length);
    found.push({ page, ...place, kind, name: own.name, required: (own.flags & REQUIRED) !== 0, values });
  }

  const top = file.resolve(form?.get('Fields'));
  const nothing: Inherited = { type: null, flags: 0, name: '', choices: [], field: 0 };
  if (isArray(top)) for (const raw of parseArray(top)) walk(raw, nothing, 0);
  return found;
}

/** Page number of each annotation, by its object's number. */
function annotationPages({ file, pages }: Sound): Map<number, number> {
  const found = new Map<number, number>();
  for (const [index, page] of pages.entries()) {
    const list = file.resolve(page.dict.get('Annots'));
    if (!isArray(list)) continue;
    for (const raw of parseArray(list)) {
      const ref = asRef(raw);
      if (ref && !found.has(ref.num)) found.set(ref.num, index + 1);
    }
  }
  return found;
}

/** A dictionary with a name of its own is a field; one without is only a place of the field above it. */
function inherit(file: PdfFile, dict: Dict, above: Inherited, nextField: () => number): Inherited {
  const partial = asBytes(file.resolve(dict.get('T')));
  const flags = asNumber(file.resolve(dict.get('Ff')));
  const options = file.resolve(dict.get('Opt'));
  return {
    type: asName(file.resolve(dict.get('FT'))) ?? above.type,
    flags: flags === null ? above.flags : Math.trunc(flags),
    name: partial === null ? above.name : [above.name, decoded(partial)].filter((part) => part !== '').join('.'),
    choices: isArray(options) ? choicesOf(file, options) : above.choices,
    field: partial === null ? above.field : nextField(),
  };
}

/** An option is a text, or a pair of export value and text (12.7.5.4). */
function choicesOf(file: PdfFile, options: string): string[] {
  const texts = parseArray(options).map((raw) => {
    const option = file.resolve(raw);
    const shown = isArray(option) ? file.resolve(parseArray(option)[1]) : option;
    return decoded(asBytes(shown) ?? '');
  });
  return [...new Set(texts.filter((text) => text !== ''))].slice(0, MOST_CHOICES);
}

/** Names of the states of a button other than off. */
function onStates(file: PdfFile, dict: Dict): string[] {
  const normal = file.dict(file.dict(dict.get('AP'))?.get('N'));
  return normal ? [...normal.keys()].filter((state) => state !== 'Off').map((state) => state.slice(0, 200)) : [];
}

function kindOf({ type, flags }: Inherited): FormField['kind'] | null {
  if (type === 'Sig') return 'signature';
  if (type === 'Tx') return 'text';
  if (type === 'Ch') return 'choice';
  if (type !== 'Btn' || flags & PUSH_BUTTON) return null;
  return flags & RADIO ? 'radio' : 'checkbox';
}

function isShown(file: PdfFile, dict: Dict): boolean {
  return ((asNumber(file.resolve(dict.get('F'))) ?? 0) & HIDDEN) === 0;
}

type Place = Pick<FormField, 'x' | 'y' | 'w' | 'h'>;

function placeOf(file: PdfFile, dict: Dict, view: PageView): Place | null {
  const rect = file.resolve(dict.get('Rect'));
  const [x1, y1, x2, y2] = isArray(rect) ? parseArray(rect).map((each) => asNumber(file.resolve(each))) : [];
  if (x1 == null || y1 == null || x2 == null || y2 == null) return null;
  const [a, b] = [toDisplay(view, x1, y1), toDisplay(view, x2, y2)];
  const [x, y] = [Math.max(0, Math.min(a.x, b.x)), Math.max(0, Math.min(a.y, b.y))];
  const [w, h] = [Math.min(view.width, Math.max(a.x, b.x)) - x, Math.min(view.height, Math.max(a.y, b.y)) - y];
  return w > 1 && h > 1 ? { x, y, w, h } : null;
}

function around(a: Place, b: Place): Place {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
}

/** A text string (7.9.2.2), without control characters, at most 200 of it. */
function decoded(bytes: string): string {
  const raw = Buffer.from(bytes, 'latin1');
  const text = bytes.startsWith('\xFE\xFF')
    ? raw
        .subarray(2, raw.length - (raw.length % 2))
        .swap16()
        .toString('utf16le')
    : bytes.startsWith('\xEF\xBB\xBF')
      ? raw.subarray(3).toString('utf8')
      : bytes;
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, 200);
}
