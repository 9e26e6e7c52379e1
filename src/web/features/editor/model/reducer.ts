import type { EditorAction } from './actions.ts';
import { aligned, distributed } from './geometry.ts';
import { edited, redone, undone } from './history.ts';
import { kindOf, kindOfWidget, uniqueName } from './kinds.ts';
import { withPersonAt, withStep, withTurn } from './order-people.ts';
import { withInk, withStart } from './own.ts';
import { withPages } from './pages.ts';
import * as people from './people.ts';
import { withRulesFollowing } from './rules.ts';
import {
  type Box,
  type EditorContent,
  type EditorState,
  type EditorWidget,
  type Mine,
  type PlacedBox,
  SENDER,
  type Suggestion,
} from './types.ts';
import * as widgets from './widgets.ts';

/** Points that a copy stands beside its original. */
const BESIDE = 12;

export function openState(mode: EditorState['mode'], content: EditorContent, mine: Mine | null = null): EditorState {
  return {
    mode,
    mine,
    pages: content.file.pages,
    content,
    past: [],
    future: [],
    merge: null,
    selected: [],
    owner: content.own ? SENDER : (content.people[0]?.id ?? ''),
    // Who opens a paper to sign it means to sign.
    armed: content.own && content.widgets.length === 0 ? { kind: 'signature', sticky: false } : null,
    clipboard: [],
  };
}

/** What would put a field where a signed file has none. */
const displacing: ReadonlySet<EditorAction['kind']> = new Set([
  'arm',
  'place',
  'paste',
  'duplicate',
  'boxes',
  'move',
  'grow',
  'align',
  'distribute',
  'same-size',
  'copy-to-pages',
  'pages',
]);

export function reduceEditor(state: EditorState, action: EditorAction): EditorState {
  if (state.content.kept !== null && displacing.has(action.kind)) return state;
  switch (action.kind) {
    case 'select':
      return { ...state, selected: action.ids, merge: null };
    case 'choose-owner':
      return { ...state, owner: action.owner };
    case 'arm':
      return { ...state, armed: action.armed };
    case 'undo':
      return undone(state);
    case 'redo':
      return redone(state);
    case 'copy':
      return { ...state, clipboard: widgets.widgetsOf(state.content, state.selected) };
    case 'load':
      return { ...openState(state.mode, action.content, state.mine), clipboard: state.clipboard };
    case 'codes-kept':
      return { ...state, content: people.withCodesKept(state.content) };
    case 'pages':
      return rearrangedPages(state, action);
    case 'place':
      return placed(state, action);
    case 'accept':
      return action.suggestions.reduce(accepted, state);
    case 'paste':
      return copied(state, state.clipboard, (widget) => pasteBox(state, widget, action.page));
    case 'duplicate':
      return copied(state, widgets.widgetsOf(state.content, state.selected), (widget) => ({
        ...widget,
        x: widget.x + BESIDE,
        y: widget.y + BESIDE,
      }));
    case 'delete':
      return { ...edited(state, widgets.withoutWidgets(state.content, state.selected)), selected: [] };
    default:
      return changed(state, action);
  }
}

function changed(state: EditorState, action: Exclude<EditorAction, { kind: 'select' }>): EditorState {
  const { content, pages, selected } = state;
  const step = (next: EditorContent, merge?: string) => edited(state, next, merge ?? null);
  switch (action.kind) {
    case 'boxes':
      return step(widgets.withBoxes(content, pages, action.boxes), action.merge);
    case 'move':
      return step(widgets.withMoved(content, pages, selected, action.dx, action.dy), action.merge);
    case 'grow':
      return step(
        reboxed(state, (box) => ({ ...box, w: box.w + action.dw, h: box.h + action.dh })),
        action.merge,
      );
    case 'align':
      return step(rearranged(state, (boxes) => aligned(boxes, action.how)));
    case 'distribute':
      return step(rearranged(state, (boxes) => distributed(boxes, action.along)));
    case 'same-size':
      return step(sameSized(state));
    case 'copy-to-pages':
      return step(widgets.withCopiesOnPages(content, pages, selected, action.pages));
    case 'give':
      return { ...step(widgets.withOwner(content, selected, action.owner)), owner: action.owner };
    case 'options':
      return step(changedOptions(state, action), action.merge);
    case 'respond':
      return step(widgets.withResponse(content, action.id, action.response), action.merge);
    case 'ink':
      return {
        ...step(withInk(content, action.ink, action.image, action.id)),
        mine: state.mine && { ...state.mine, ink: { ...state.mine.ink, [action.ink]: action.image } },
      };
    case 'set':
      return step({ ...content, ...action.change }, action.merge);
    case 'settings':
      return step({ ...content, settings: { ...content.settings, ...action.change } }, action.merge);
    default:
      return withPeopleChanged(state, action);
  }
}

function withPeopleChanged(state: EditorState, action: EditorAction): EditorState {
  const { content } = state;
  switch (action.kind) {
    case 'add-people':
      return choosingLast(edited(state, people.withPeople(content, action.people)));
    case 'change-person':
      return edited(state, people.withPerson(content, action.id, action.change), action.merge ?? null);
    case 'person-type':
      return edited(state, people.withType(content, action.id, action.type));
    case 'person-copy-only':
      return choosingKnown(edited(state, people.withCopyOnly(content, action.id)));
    case 'copy-becomes-person': {
      const [given = {}] = people.readPeople(action.email);
      return choosingLast(edited(state, people.withPeople(people.withoutCopy(content, action.email), [given])));
    }
    case 'remove-copy':
      return edited(state, people.withoutCopy(content, action.email));
    case 'remove-person':
      return choosingKnown(edited(state, people.withoutPerson(content, action.id)));
    case 'order-person':
      return edited(state, withPersonAt(content, action.id, action.to));
    case 'step-person':
      return edited(state, withStep(content, action.id, action.by));
    case 'turn-person':
      return edited(state, withTurn(content, action.id, action.turn));
    default:
      return state;
  }
}

/** Made of a file that was undone meanwhile, they are nothing to this one. */
function rearrangedPages(state: EditorState, action: Extract<EditorAction, { kind: 'pages' }>): EditorState {
  if (state.content.file.version !== action.of) return state;
  const next = edited(state, withPages(state.content, action.file, action.items));
  return { ...next, selected: [], armed: null };
}

function choosingLast(state: EditorState): EditorState {
  return { ...state, owner: state.content.people.at(-1)?.id ?? state.owner };
}

function choosingKnown(state: EditorState): EditorState {
  const { people: all, widgets: left } = state.content;
  const known = state.owner === SENDER || all.some((person) => person.id === state.owner);
  const selected = state.selected.filter((id) => left.some((widget) => widget.id === id));
  return { ...state, selected, owner: known ? state.owner : (all[0]?.id ?? '') };
}

function placed(state: EditorState, action: Extract<EditorAction, { kind: 'place' }>): EditorState {
  const kind = kindOf(action.field, state.content.own);
  if (kind === undefined || state.owner === '') return state;
  const placed = widgets.withNewWidget(state.content, state.pages, kind, state.owner, action);
  const next = edited(state, placed === state.content ? placed : withStart(placed, state.mine));
  const made = next.content.widgets.at(-1);
  const armed = state.armed?.sticky === true ? state.armed : null;
  return { ...next, armed, selected: made === undefined ? state.selected : [made.id] };
}

function accepted(state: EditorState, spot: Suggestion): EditorState {
  const { own } = state.content;
  const usual = kindOfWidget(spot.type, { signingDate: spot.type === 'date' });
  const kind = own ? kindOf(usual.id, own) : usual;
  const owner = own ? SENDER : (spot.owner ?? state.owner);
  if (kind === undefined || owner === '' || (owner === SENDER && !own)) return state;
  const next = widgets.withNewWidget(state.content, state.pages, kind, owner, spot);
  const made = next.widgets.at(-1);
  if (made === undefined || next === state.content) return state;
  const label = spot.label.trim().slice(0, 60);
  const name = label === '' ? made.options.name : uniqueName(label, widgets.namesOf(state.content));
  const values = spot.values.length > 0 && !own ? { values: spot.values } : {};
  const required = spot.required || own;
  const content = withStart(widgets.withOptions(next, [made.id], { name, required, ...values }), state.mine);
  return { ...edited(state, content), armed: own ? null : state.armed, selected: [made.id] };
}

function copied(
  state: EditorState,
  originals: readonly EditorWidget[],
  place: (widget: EditorWidget) => PlacedBox,
): EditorState {
  const known = originals.filter(
    ({ owner }) => owner === SENDER || state.content.people.some((person) => person.id === owner),
  );
  const { content, ids } = widgets.withCopies(state.content, state.pages, known, place);
  return ids.length === 0 ? state : { ...edited(state, content), selected: ids };
}

/** Beside the original on its own page, at the same place on any other. */
function pasteBox(state: EditorState, widget: EditorWidget, page: number): PlacedBox {
  const taken = state.content.widgets.some(
    (other) => other.page === page && other.x === widget.x && other.y === widget.y,
  );
  const shift = taken ? BESIDE : 0;
  return { page, x: widget.x + shift, y: widget.y + shift, w: widget.w, h: widget.h };
}

function reboxed(state: EditorState, change: (box: Box) => Box): EditorContent {
  const moving = widgets.widgetsOf(state.content, state.selected);
  const boxes = new Map(moving.map((widget) => [widget.id, { page: widget.page, ...change(boxOf(widget)) }]));
  return widgets.withBoxes(state.content, state.pages, boxes);
}

/** Names are followed from what they were before the typing began: on the way they may be another field's. */
function changedOptions(state: EditorState, { change, merge }: Extract<EditorAction, { kind: 'options' }>) {
  const goesOn = merge !== undefined && merge === state.merge;
  const before = (goesOn ? state.past.at(-1) : undefined) ?? state.content;
  return withRulesFollowing(before, widgets.withOptions(before, state.selected, change));
}

/** Page by page, since fields of two pages have no common line. */
function rearranged(state: EditorState, change: (boxes: Box[]) => Box[]): EditorContent {
  const moving = widgets.widgetsOf(state.content, state.selected);
  const boxes = new Map<string, PlacedBox>();
  for (const page of new Set(moving.map((widget) => widget.page))) {
    const there = moving.filter((widget) => widget.page === page);
    const next = change(there.map(boxOf));
    for (const [index, widget] of there.entries()) {
      const box = next[index];
      if (box !== undefined) boxes.set(widget.id, { page, ...box });
    }
  }
  return widgets.withBoxes(state.content, state.pages, boxes);
}

/** The size of the one selected first. */
function sameSized(state: EditorState): EditorContent {
  const model = state.content.widgets.find((widget) => widget.id === state.selected[0]);
  if (model === undefined) return state.content;
  return reboxed(state, (box) => ({ ...box, w: model.w, h: model.h }));
}

function boxOf({ x, y, w, h }: EditorWidget): Box {
  return { x, y, w, h };
}
