import { type Box, pageView } from '../document/geometry.ts';
import { type PageNode, readPages } from '../document/pages.ts';
import type { PdfFile } from '../document/reader.ts';
import type { Revision } from '../document/revision.ts';
import { type Dict, isArray, PdfSyntaxError, parseArray, writeDict } from '../document/syntax.ts';
import { asNumber, textString } from '../document/values.ts';
import type { Mark } from '../engine.ts';
import { Ink } from '../ink/ink.ts';
import { Pictures } from '../ink/pictures.ts';
import type { Stroke } from '../ink/stroke.ts';
import { choiceCells, optionStrokes } from '../stamp/draw-choices.ts';
import { strokesOf } from '../stamp/draw-marks.ts';
import type { MarkOf } from '../stamp/mark-box.ts';
import { type Field, readFields } from '../verify/find-signatures.ts';
import { addLook } from './appearance.ts';
import { CHECKED, optionName } from './form-draft.ts';
import type { SlotFill } from './types.ts';

/** A widget whose looks change: for each state (null: it has only one) the runs that draw it. */
interface Redrawn {
  readonly num: number;
  readonly dict: Dict;
  readonly page: PageNode;
  readonly states: readonly { readonly state: string | null; readonly runs: readonly number[] }[];
}

export interface Form {
  readonly file: PdfFile;
  readonly fields: ReadonlyMap<string, Field>;
}

export function readForm(file: PdfFile): Form {
  // Widgets below a field have its name: the field itself comes first.
  const fields = new Map<string, Field>();
  for (const field of readFields(file).values()) if (!fields.has(field.name)) fields.set(field.name, field);
  return { file, fields };
}

export function fieldOf({ fields }: Form, name: string): Field {
  const field = fields.get(name);
  if (!field) throw new RangeError(`There is no field ${name}.`);
  return field;
}

/**
 * Writes values and looks of fields into a revision: the same ink as `stamp` draws, as appearance streams. `extra` are
 * entries for fields that are written anyway, by name. Throws `RangeError` for a field that does not exist, `PdfError`
 * for a picture that is none.
 */
export async function fillFields(
  form: Form,
  revision: Revision,
  fills: readonly SlotFill[],
  extra: ReadonlyMap<string, Dict> = new Map(),
): Promise<void> {
  const { file } = form;
  const pages = readPages(file);
  const ink = new Ink();
  const pictures = new Pictures();
  const dicts = new Map<number, Dict>();
  const redrawn: Redrawn[] = [];
  const open = (num: number, dict: Dict): Dict => {
    const known = dicts.get(num) ?? new Map(dict);
    dicts.set(num, known);
    return known;
  };

  for (const { name, text, mark } of fills) {
    if (mark?.kind === 'choices') {
      redrawn.push(...fillChoices(form, open, ink, pages, name, mark));
      continue;
    }
    const field = fieldOf(form, name);
    const dict = open(field.num, field.dict);
    for (const [key, value] of extra.get(name) ?? []) dict.set(key, value);
    if (field.type === 'Tx' || field.type === 'Ch') dict.set('V', textString(text));
    if (!mark) continue;
    const page = pageAt(pages, mark);
    const view = pageView(file, page.dict);
    const picture = mark.kind === 'image' ? await pictures.get(mark.bytes) : null;
    const runs = strokesOf(mark, picture, view).map((stroke) => ink.run(view.width, view.height, stroke));
    redrawn.push({ num: field.num, dict, page, states: [{ state: null, runs }] });
  }

  const inked = ink.place(revision);
  for (const { dict, page, states } of redrawn) {
    const view = pageView(file, page.dict);
    const looks = states.map(({ state, runs }) => {
      const look = addLook(
        revision,
        view,
        rectOf(file, dict),
        runs.flatMap((run) => inked[run] ?? []),
      );
      return state === null ? look : `/${state} ${look}`;
    });
    dict.set('AP', states[0]?.state === null ? `<</N ${looks[0]}>>` : `<</N <<${looks.join('')}>>>>`);
  }
  for (const [num, dict] of dicts) revision.set(num, writeDict(dict), file.object(num).gen);
}

function fillChoices(
  form: Form,
  open: (num: number, dict: Dict) => Dict,
  ink: Ink,
  pages: readonly PageNode[],
  name: string,
  mark: MarkOf<'choices'>,
): Redrawn[] {
  const page = pageAt(pages, mark);
  const view = pageView(form.file, page.dict);
  const cells = choiceCells(mark, view);
  const group = mark.style === 'radio' ? fieldOf(form, name) : null;
  const kids = group ? kidsOf(form.file, group) : [];
  const chosenAt = mark.options.findIndex(({ chosen }) => chosen);
  if (group && chosenAt >= 0) open(group.num, group.dict).set('V', `/${chosenAt}`);
  return mark.options.map((option, index) => {
    const { num, dict: old } = kids[index] ?? fieldOf(form, optionName(name, index));
    const dict = open(num, old);
    const on = group ? String(index) : CHECKED;
    // Of buttons that exclude each other only the first chosen one counts.
    const chosen = group ? index === chosenAt : option.chosen;
    dict.set('AS', `/${chosen ? on : 'Off'}`);
    if (!group) dict.set('V', `/${chosen ? on : 'Off'}`);
    const draw = (ticked: boolean): number[] =>
      optionStrokes(mark, { ...option, chosen: ticked }, cells[index]).map((stroke: Stroke) =>
        ink.run(view.width, view.height, stroke),
      );
    return {
      num,
      dict,
      page,
      states: [
        { state: on, runs: draw(true) },
        { state: 'Off', runs: draw(false) },
      ],
    };
  });
}

function kidsOf(file: PdfFile, group: Field): { num: number; dict: Dict }[] {
  const list = file.resolve(group.dict.get('Kids'));
  return (isArray(list) ? parseArray(list) : []).map((raw) => {
    const dict = file.dict(raw);
    if (!dict) throw new PdfSyntaxError('A button is missing.');
    return { num: Number.parseInt(raw, 10), dict };
  });
}

function pageAt(pages: readonly PageNode[], mark: Mark): PageNode {
  const page = pages[mark.page - 1];
  if (!page) throw new RangeError(`There is no page ${mark.page}.`);
  return page;
}

function rectOf(file: PdfFile, dict: Dict): Box {
  const text = file.resolve(dict.get('Rect'));
  const [a = 0, b = 0, c = 0, d = 0] = isArray(text)
    ? parseArray(text).map((side) => asNumber(file.resolve(side)) ?? 0)
    : [];
  return [a, b, c, d];
}
