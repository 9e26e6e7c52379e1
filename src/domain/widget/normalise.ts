import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { defaultSizes } from './defaults.ts';
import { checkFormulas, type Formula, parseFormula } from './formula.ts';
import { type LogicProblem, logicFaults } from './logic-fault.ts';
import { type DraftOptions, normaliseOptions, type WidgetFault } from './normalise-options.ts';
import type { Matches } from './pattern.ts';
import { type Widget, type WidgetType, widgetTypes } from './types.ts';
import { isObject, keepWire, readNumber, readText, type WireObject } from './wire-values.ts';

/** A widget read from the wire that has no id yet, and a name only if the client gave one. */
export interface DraftWidget {
  readonly type: WidgetType;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly name: string;
  readonly options: DraftOptions;
  readonly wire: WireObject;
}

/** Reads one widget. `name` may stand beside `type`; geometry may be numeric text; options may be missing. */
export function normaliseWidget(wire: unknown, matches: Matches): DraftWidget | Refusal<WidgetFault> {
  if (!isObject(wire)) return refuse('bad-widget');
  const type = readType(wire.type);
  if (type === undefined) return refuse('unsupported-widget', { type: readText(wire.type) ?? '' });
  const given = isObject(wire.options) ? wire.options : {};
  const place = readPlace(wire, type);
  const echo = keepWire(wire);
  if (!place || !echo) return refuse('bad-widget', { type });
  const options = normaliseOptions(type, given, matches);
  if (isRefusal(options)) return options;
  const name = (readText(given.name) ?? readText(wire.name) ?? '').trim();
  return { type, ...place, name, options, wire: echo };
}

/**
 * Reads the widgets of a whole document, one list per recipient: ids are unique in it, and so are the names given to
 * nameless ones (`<type>-<n>`). Formulas and conditions are checked over the whole document.
 */
export function normaliseWidgets(
  lists: readonly (readonly unknown[])[],
  matches: Matches,
): Widget[][] | Refusal<WidgetFault> {
  const drafts: DraftWidget[][] = [];
  for (const list of lists) {
    const own: DraftWidget[] = [];
    for (const wire of list) {
      const draft = normaliseWidget(wire, matches);
      if (isRefusal(draft)) return draft;
      own.push(draft);
    }
    drafts.push(own);
  }
  const named = nameAll(drafts);
  return checkDocumentFields(named) ?? named;
}

/** What joins the fields of a document, one list per recipient: their formulas and conditions. */
export function checkDocumentFields(lists: readonly (readonly Widget[])[]): Refusal<WidgetFault> | undefined {
  const fault = checkDocumentFormulas(lists.flat());
  if (fault) return fault;
  for (const [problem] of documentLogicFaults(lists)) {
    if (problem === undefined) continue;
    const { widget, trigger } = problem;
    const about = { name: widget.options.name, ...(trigger === undefined ? {} : { trigger }) };
    return refuse('bad-logic', { ...about, fault: problem.fault });
  }
  return undefined;
}

/** What is wrong with the conditions, by recipient. */
export function documentLogicFaults(lists: readonly (readonly Widget[])[]): LogicProblem[][] {
  return lists.map((own) => logicFaults(own, lists.filter((list) => list !== own).flat()));
}

/** Formulas parse, read only number fields of the document, and none depends on itself. */
export function checkDocumentFormulas(widgets: readonly Widget[]): Refusal<WidgetFault> | undefined {
  const formulas = new Map<string, Formula>();
  const numbers = new Set<string>();
  for (const widget of widgets) {
    if (widget.type !== 'number') continue;
    numbers.add(widget.options.name);
    if (widget.options.formula === undefined) continue;
    const formula = parseFormula(widget.options.formula);
    if (isRefusal(formula)) return refuse('bad-formula', { name: widget.options.name, fault: formula.refused });
    formulas.set(widget.options.name, formula);
  }
  const fault = checkFormulas(formulas, numbers);
  return fault && refuse('bad-formula', { ...fault.detail, fault: fault.refused });
}

function nameAll(lists: readonly (readonly DraftWidget[])[]): Widget[][] {
  const taken = new Set(lists.flat().map((draft) => draft.name));
  const counts = new Map<string, number>();
  let serial = 0;
  function nameFor(draft: DraftWidget): string {
    if (draft.name !== '') return draft.name;
    let count = counts.get(draft.type) ?? 0;
    do count += 1;
    while (taken.has(`${draft.type}-${count}`));
    counts.set(draft.type, count);
    return `${draft.type}-${count}`;
  }
  return lists.map((list) =>
    list.map((draft) => {
      serial += 1;
      const { name: _given, options, ...rest } = draft;
      return { ...rest, id: `w${serial}`, options: { ...options, name: nameFor(draft) } };
    }),
  );
}

function readType(value: unknown): WidgetType | undefined {
  const folded = readText(value)?.trim().toLowerCase();
  return widgetTypes.find((type) => type === folded);
}

/** Position and size; undefined unless they are a box on a numbered page. */
export function readPlace(
  wire: WireObject,
  type: WidgetType,
): Pick<Widget, 'page' | 'x' | 'y' | 'w' | 'h'> | undefined {
  const [page, x, y] = [readNumber(wire.page), readNumber(wire.x), readNumber(wire.y)];
  const w = readNumber(wire.w ?? defaultSizes[type].w);
  const h = readNumber(wire.h ?? defaultSizes[type].h);
  if (page === undefined || x === undefined || y === undefined || w === undefined || h === undefined) return undefined;
  if (!Number.isInteger(page) || page < 1 || w <= 0 || h <= 0) return undefined;
  return { page, x, y, w, h };
}
