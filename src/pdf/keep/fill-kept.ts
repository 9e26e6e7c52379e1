import { type Box, type PageView, pageView, toDisplay } from '../document/geometry.ts';
import { type PageNode, readPages } from '../document/pages.ts';
import type { PdfFile } from '../document/reader.ts';
import type { Revision } from '../document/revision.ts';
import { asRef, type Dict, isArray, parseArray, writeDict } from '../document/syntax.ts';
import { asName, asNumber, numberText, textString } from '../document/values.ts';
import type { Mark } from '../engine.ts';
import { Ink } from '../ink/ink.ts';
import { Pictures } from '../ink/pictures.ts';
import type { Inked } from '../ink/stroke.ts';
import { addLook } from '../per-signer/appearance.ts';
import { meaningOf, optionsOf, stateNames } from '../prepare/form-fields.ts';
import { strokesOf } from '../stamp/draw-marks.ts';
import { type Field, readFields } from '../verify/find-signatures.ts';
import type { KeptFill } from './types.ts';

/** The empty signature field that is signed with the fills. */
export interface SignedField {
  readonly name: string;
  /** Object number of the signature. */
  readonly value: number;
  readonly mark: Mark | null;
}

interface Redrawn {
  readonly num: number;
  readonly view: PageView;
  readonly rect: Box;
  readonly runs: readonly number[];
  readonly isText: boolean;
}

/**
 * Fills fields of a form that others made: values, and looks inside the fields' own boxes. Buttons keep the looks they
 * have. Touches field and widget dictionaries and new objects alone. Throws `RangeError` for a field that does not
 * exist or can't take what is given, `PdfError` for a picture that is none.
 */
export async function fillKept(
  file: PdfFile,
  revision: Revision,
  fills: readonly KeptFill[],
  signed: SignedField | null = null,
): Promise<void> {
  const tree = readFields(file);
  const pages = readPages(file);
  const ink = new Ink();
  const pictures = new Pictures();
  const dicts = new Map<number, Dict>();
  const redrawn: Redrawn[] = [];
  const open = ({ num, dict }: Field): Dict => {
    const known = dicts.get(num) ?? new Map(dict);
    dicts.set(num, known);
    return known;
  };

  async function redraw(widget: Field, mark: Mark | null, isText: boolean): Promise<void> {
    const place = placeOf(file, pages, widget);
    if (!place) return;
    const { page, view, rect } = place;
    const own = mark && { ...mark, page, ...displayBox(view, rect) };
    const picture = own?.kind === 'image' ? await pictures.get(own.bytes) : null;
    const runs = own ? strokesOf(own, picture, view).map((stroke) => ink.run(view.width, view.height, stroke)) : [];
    open(widget);
    redrawn.push({ num: widget.num, view, rect, runs, isText });
  }

  for (const { name, text, chosen, mark } of fills) {
    const field = fieldOf(tree, name);
    if (chosen) {
      press(file, tree, field, open, chosen);
      continue;
    }
    if (field.type !== 'Tx' && field.type !== 'Ch') throw new RangeError(`The field ${name} takes no text.`);
    const dict = open(field);
    dict.set('V', textString(field.type === 'Ch' ? exportValue(file, tree, field, text) : text));
    // What is chosen is told by the value; a rich text or an index beside it would contradict.
    for (const key of ['I', 'TI', 'RV']) dict.delete(key);
    for (const widget of widgetsOf(tree, field)) await redraw(widget, mark, true);
  }
  if (signed) {
    const field = fieldOf(tree, signed.name);
    if (field.type !== 'Sig' || file.dict(field.dict.get('V')))
      throw new RangeError(`The field ${signed.name} can't be signed in.`);
    open(field).set('V', `${signed.value} 0 R`);
    for (const widget of widgetsOf(tree, field)) await redraw(widget, signed.mark, false);
  }

  const inked = ink.place(revision);
  for (const { num, view, rect, runs, isText } of redrawn) {
    const dict = dicts.get(num) ?? new Map<string, string>();
    const drawn = runs.flatMap((run) => inked[run] ?? []);
    const around = isText ? [boxLook(file, dict, view, rect), content('/Tx BMC\n'), ...drawn, content('EMC\n')] : drawn;
    const look = addLook(revision, view, rect, around);
    dict.set('AP', `<</N ${look}>>`);
  }
  for (const [num, dict] of dicts) revision.set(num, writeDict(dict), file.object(num).gen);
}

function fieldOf(tree: ReadonlyMap<number, Field>, name: string): Field {
  for (const field of tree.values()) if (field.name === name) return field;
  throw new RangeError(`There is no field ${name}.`);
}

/** A field is its own widget, or has them as kids without a name (12.7.4.1). */
function widgetsOf(tree: ReadonlyMap<number, Field>, field: Field): Field[] {
  const kids = [...tree.values()].filter(({ parent, dict }) => parent === field.num && !dict.has('T'));
  return kids.length > 0 ? kids : [field];
}

/** An entry of a field, or of those above it. */
function inherited(tree: ReadonlyMap<number, Field>, field: Field, key: string): string | undefined {
  for (let at: Field | undefined = field; at; at = at.parent === null ? undefined : tree.get(at.parent)) {
    const value = at.dict.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
}

function optionPairs(file: PdfFile, tree: ReadonlyMap<number, Field>, field: Field): [string, string][] {
  const options = file.resolve(inherited(tree, field, 'Opt'));
  return isArray(options) ? optionsOf(file, options) : [];
}

function exportValue(file: PdfFile, tree: ReadonlyMap<number, Field>, field: Field, text: string): string {
  return optionPairs(file, tree, field).find(([, shown]) => shown === text)?.[0] ?? text;
}

/** Sets buttons to the states that stand for what is chosen; all others are off. */
function press(
  file: PdfFile,
  tree: ReadonlyMap<number, Field>,
  field: Field,
  open: (field: Field) => Dict,
  chosen: readonly string[],
): void {
  if (field.type !== 'Btn') throw new RangeError(`The field ${field.name} is no button.`);
  const options = optionPairs(file, tree, field);
  let value: string | undefined;
  for (const widget of widgetsOf(tree, field)) {
    const state = stateNames(file, widget.dict).find((one) => chosen.includes(meaningOf(one, options)));
    // Of buttons that exclude each other those of one state go together (12.7.5.2.4).
    const on = state !== undefined && (value === undefined || value === state) ? state : undefined;
    value ??= on;
    const now = nameText(on ?? 'Off');
    if (widget.dict.get('AS') !== now) open(widget).set('AS', now);
  }
  if (chosen.length > 0 && value === undefined) throw new RangeError(`The field ${field.name} has no such choice.`);
  open(field).set('V', nameText(value ?? 'Off'));
}

function nameText(name: string): string {
  return `/${Buffer.from(name, 'latin1')
    .toString('latin1')
    .replace(/[^!-~]|[#()<>[\]{}/%]/g, (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

function placeOf(file: PdfFile, pages: readonly PageNode[], widget: Field) {
  const index = pages.findIndex(({ dict }) => {
    const list = file.resolve(dict.get('Annots'));
    return isArray(list) && parseArray(list).some((raw) => asRef(raw)?.num === widget.num);
  });
  const node = pages[index];
  const sides = file.resolve(widget.dict.get('Rect'));
  const [x1, y1, x2, y2] = isArray(sides) ? parseArray(sides).map((side) => asNumber(file.resolve(side))) : [];
  if (!node || x1 == null || y1 == null || x2 == null || y2 == null || x1 === x2 || y1 === y2) return null;
  const rect: Box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  return { page: index + 1, view: pageView(file, node.dict), rect };
}

function displayBox(view: PageView, [x1, y1, x2, y2]: Box) {
  const [a, b] = [toDisplay(view, x1, y1), toDisplay(view, x2, y2)];
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

function content(text: string): Inked {
  return { content: text, resources: new Map() };
}

/** Ground and border of a field, as its own dictionary wishes them (12.5.6.19). */
function boxLook(file: PdfFile, dict: Dict, view: PageView, rect: Box): Inked {
  const wishes = file.dict(dict.get('MK'));
  const { x, y, w, h } = displayBox(view, rect);
  const style = file.dict(dict.get('BS'));
  const width = asNumber(file.resolve(style?.get('W'))) ?? 1;
  const bottom = view.height - y - h;
  const ground = colour(file, wishes?.get('BG'), ['g', 'rg', 'k']);
  const line = width > 0 ? colour(file, wishes?.get('BC'), ['G', 'RG', 'K']) : null;
  const box = (inset: number) =>
    [x + inset, bottom + inset, Math.max(0, w - 2 * inset), Math.max(0, h - 2 * inset)]
      .map((n) => numberText(n))
      .join(' ');
  const dashes = asName(file.resolve(style?.get('S'))) === 'D' ? '[3] 0 d ' : '';
  return content(
    (ground ? `q ${ground} ${box(0)} re f Q\n` : '') +
      (line ? `q ${line} ${dashes}${numberText(width)} w ${box(width / 2)} re S Q\n` : ''),
  );
}

function colour(
  file: PdfFile,
  raw: string | undefined,
  [grey, rgb, cmyk]: readonly [string, string, string],
): string | null {
  const text = file.resolve(raw);
  const parts = isArray(text) ? parseArray(text).map((part) => asNumber(file.resolve(part)) ?? 0) : [];
  const operator = { 1: grey, 3: rgb, 4: cmyk }[parts.length];
  return operator === undefined ? null : `${parts.map((part) => numberText(part)).join(' ')} ${operator}`;
}
