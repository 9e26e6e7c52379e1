import { type PageView, pageView, toDisplay } from '../document/geometry.ts';
import type { PdfFile } from '../document/reader.ts';
import { asRef, type Dict, isArray, parseArray } from '../document/syntax.ts';
import { asBytes, asName, asNumber } from '../document/values.ts';
import type { FormField } from '../engine.ts';
import { dateFormatOf, fontSizeOf, textOf } from './field-texts.ts';
import type { Sound } from './inspect.ts';

const MOST_FIELDS = 2000;
const MOST_CHOICES = 200;
const MAX_DEPTH = 50;

/** Bits of a field's flags (12.7.4.1 and its types) and of an annotation's (12.5.3). */
const READ_ONLY = 1;
const REQUIRED = 1 << 1;
const MULTILINE = 1 << 12;
const RADIO = 1 << 15;
const PUSH_BUTTON = 1 << 16;
const COMB = 1 << 24;
const HIDDEN = 1 << 1;

type Place = Pick<FormField, 'x' | 'y' | 'w' | 'h'>;

interface Inherited {
  readonly type: string | null;
  readonly flags: number;
  readonly name: string;
  readonly hint: string;
  /** Export value and text of each option (12.7.5.4), in order. */
  readonly options: readonly (readonly [string, string])[];
  readonly value: string;
  readonly maxLength: number | null;
  readonly look: string | undefined;
  readonly script: string | undefined;
  /** Object number of the nearest dictionary above with a name; 0 for none. */
  readonly field: number;
}

/** A field with its object number (0: it has no name of its own), and those of its widgets. */
export interface FoundField {
  readonly field: FormField;
  readonly num: number;
  readonly widgets: readonly number[];
}

/**
 * Fields of the file's form (12.7) that a person could fill, with their places as displayed, in the order of the form.
 * The buttons of one radio group on one page are one field. What is malformed is left out.
 */
export function formFields({ file, pages }: Sound): FoundField[] {
  const views = pages.map((page) => pageView(file, page.dict));
  const pageOf = annotationPages({ file, pages });
  const form = file.dict(file.dict(file.trailer.get('Root'))?.get('AcroForm'));
  const found: FoundField[] = [];
  const groups = new Map<string, number>();
  const seen = new Set<number>();

  function walk(raw: string, inherited: Inherited, depth: number): void {
    const ref = asRef(raw);
    if (!ref || depth > MAX_DEPTH || seen.has(ref.num) || found.length >= MOST_FIELDS) return;
    seen.add(ref.num);
    const dict = file.dict(raw);
    if (!dict) return;
    const own = inherit(file, dict, inherited, ref.num);
    const kids = file.resolve(dict.get('Kids'));
    if (isArray(kids)) for (const kid of parseArray(kids)) walk(kid, own, depth + 1);
    const page = pageOf.get(ref.num);
    const view = page === undefined ? undefined : views[page - 1];
    if (page === undefined || view === undefined || !isShown(file, dict)) return;
    const place = placeOf(file, dict, view);
    const kind = kindOf(own);
    if (!place || !kind) return;
    const values =
      kind === 'radio' || kind === 'checkbox' ? onStates(file, dict, own) : own.options.map(([, text]) => text);
    const filled = filledOf(file, dict, own, kind, values);
    const group = `${own.field} ${page}`;
    const at = kind === 'radio' ? groups.get(group) : undefined;
    const before = at === undefined ? undefined : found[at];
    if (at !== undefined && before !== undefined) {
      found[at] = joined(before, { place, values, filled, widget: ref.num });
      return;
    }
    groups.set(group, found.length);
    const field = { page, ...place, kind, name: own.name, required: (own.flags & REQUIRED) !== 0, values };
    const buttons = kind === 'radio' ? { buttons: [place] } : {};
    found.push({
      field: { ...field, ...detailsOf(file, own, kind), ...buttons, ...(filled.length > 0 ? { filled } : {}) },
      num: own.field,
      widgets: [ref.num],
    });
  }

  const top = file.resolve(form?.get('Fields'));
  const nothing: Inherited = {
    type: null,
    flags: 0,
    name: '',
    hint: '',
    options: [],
    value: 'null',
    maxLength: null,
    look: form?.get('DA'),
    script: undefined,
    field: 0,
  };
  if (isArray(top)) for (const raw of parseArray(top)) walk(raw, nothing, 0);
  return found;
}

interface Button {
  readonly place: Place;
  readonly values: readonly string[];
  readonly filled: readonly string[];
  readonly widget: number;
}

/** One more button of a radio group. */
function joined({ field, num, widgets }: FoundField, { place, values, filled, widget }: Button): FoundField {
  const all = [...new Set([...field.values, ...values])];
  const known = all.length === field.values.length;
  const chosen = [...(field.filled ?? []), ...filled];
  return {
    field: {
      ...field,
      ...around(field, place),
      values: all,
      // Two buttons of one state are one choice, which stands where the first of them does.
      buttons: known ? (field.buttons ?? []) : [...(field.buttons ?? []), place],
      ...(chosen.length > 0 ? { filled: chosen.slice(0, 1) } : {}),
    },
    num,
    widgets: [...widgets, widget],
  };
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
function inherit(file: PdfFile, dict: Dict, above: Inherited, num: number): Inherited {
  const partial = asBytes(file.resolve(dict.get('T')));
  const flags = asNumber(file.resolve(dict.get('Ff')));
  const options = file.resolve(dict.get('Opt'));
  const hint = asBytes(file.resolve(dict.get('TU')));
  const own = partial === null ? '' : textOf(partial, 200);
  return {
    type: asName(file.resolve(dict.get('FT'))) ?? above.type,
    flags: flags === null ? above.flags : Math.trunc(flags),
    name: [above.name, own].filter((part) => part !== '').join('.'),
    hint: hint === null ? above.hint : textOf(hint, 500),
    options: isArray(options) ? optionsOf(file, options) : above.options,
    value: dict.has('V') ? file.resolve(dict.get('V')) : above.value,
    maxLength: asNumber(file.resolve(dict.get('MaxLen'))) ?? above.maxLength,
    look: dict.get('DA') ?? above.look,
    script: dict.get('AA') ?? above.script,
    field: partial === null ? above.field : num,
  };
}

/** An option is a text, or a pair of export value and text. */
export function optionsOf(file: PdfFile, options: string): [string, string][] {
  return parseArray(options)
    .slice(0, MOST_CHOICES)
    .map((raw) => {
      const option = file.resolve(raw);
      const [value, shown] = isArray(option) ? parseArray(option) : [option, option];
      return [value, shown].map((part) => textOf(asBytes(file.resolve(part)) ?? '', 200)) as [string, string];
    });
}

/** What the states of a button other than off stand for: /Opt says it by number (12.7.5.2.4). */
function onStates(file: PdfFile, dict: Dict, { options }: Inherited): string[] {
  return stateNames(file, dict).map((state) => meaningOf(state, options));
}

/** States of a button other than off, as its looks name them. */
export function stateNames(file: PdfFile, dict: Dict): string[] {
  const normal = file.dict(file.dict(dict.get('AP'))?.get('N'));
  // A stream is the look of something that has no states.
  return normal && !normal.has('Length') ? [...normal.keys()].filter((state) => state !== 'Off') : [];
}

export function meaningOf(state: string, options: Inherited['options']): string {
  const meant = /^\d{1,4}$/.test(state) ? options[Number(state)]?.[1] : undefined;
  return (meant || state).slice(0, 200);
}

function filledOf(
  file: PdfFile,
  dict: Dict,
  own: Inherited,
  kind: FormField['kind'],
  values: readonly string[],
): string[] {
  if (kind === 'signature') return [];
  if (kind === 'checkbox' || kind === 'radio') {
    const state = asName(own.value) ?? asName(file.resolve(dict.get('AS')));
    const meant = state === null || state === 'Off' ? '' : meaningOf(state, own.options);
    return values.includes(meant) ? [meant] : [];
  }
  const given = isArray(own.value) ? parseArray(own.value).map((part) => file.resolve(part)) : [own.value];
  const texts = given.flatMap((part) => textOf(asBytes(part) ?? '', 5000, kind === 'text') || []);
  if (kind === 'text') return texts.slice(0, 1);
  return texts.flatMap((text) => own.options.find(([value, shown]) => value === text || shown === text)?.[1] ?? []);
}

function detailsOf(file: PdfFile, own: Inherited, kind: FormField['kind']): Partial<FormField> {
  const fontSize = fontSizeOf(file, own.look);
  const common = {
    ...(own.hint === '' ? {} : { hint: own.hint }),
    ...(own.flags & READ_ONLY ? { readonly: true } : {}),
    ...(fontSize === null ? {} : { fontSize }),
  };
  if (kind !== 'text') return common;
  const { maxLength } = own;
  const limited = maxLength !== null && maxLength >= 1 && maxLength <= 5000;
  const dateFormat = dateFormatOf(file, own.script);
  return {
    ...common,
    ...(own.flags & MULTILINE ? { multiline: true } : {}),
    ...(limited ? { maxLength: Math.trunc(maxLength) } : {}),
    ...(limited && own.flags & COMB ? { comb: true } : {}),
    ...(dateFormat === null ? {} : { dateFormat }),
  };
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
