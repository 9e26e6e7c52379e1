import { type PageView, pageView } from '../document/geometry.ts';
import type { PageNode } from '../document/pages.ts';
import type { PdfFile } from '../document/reader.ts';
import type { Revision } from '../document/revision.ts';
import { writeDict } from '../document/syntax.ts';
import { textString } from '../document/values.ts';
import { choiceCells } from '../stamp/draw-choices.ts';
import { addLook, rectText, userRect } from './appearance.ts';
import type { FormPerson, FormSlot } from './types.ts';

/** A form while its fields are collected. */
export interface FormDraft {
  readonly file: PdfFile;
  readonly revision: Revision;
  readonly pages: readonly PageNode[];
  /** Names in use. */
  readonly names: Set<string>;
  /** References of the fields at the top. */
  readonly fields: string[];
  /** References of the widgets, by index of their page. */
  readonly annotations: Map<number, string[]>;
}

type Entries = readonly (readonly [string, string])[];
type Place = Pick<FormSlot, 'page' | 'x' | 'y' | 'w' | 'h'>;

/** Bits of /Ff (12.7.5). */
const MULTILINE = 1 << 12;
const NO_TOGGLE_OFF = 1 << 14;
const RADIO = 1 << 15;
const PUSH_BUTTON = 1 << 16;
const COMBO = 1 << 17;
const READ_ONLY = 1;
/** Bits of /F (12.5.3): printed; printed and not to be moved. */
const PRINT = '4';
const PRINT_LOCKED = '132';

/** Adds the fields of one person, the signature's last. Answers the names of those that no signature of theirs will lock. */
export function addPerson(draft: FormDraft, { slots, signature }: FormPerson): string[] {
  const own = slots.flatMap((slot) => addSlot(draft, slot));
  if (!signature) return own;
  addSignatureField(draft, signature.name, signature.label, signature.box, own);
  return [signature.name];
}

/** Answers the names of the fields it takes. */
function addSlot(draft: FormDraft, slot: FormSlot): string[] {
  switch (slot.kind) {
    case 'text':
      return [addField(draft, slot, slot.name, slot.label, textEntries(slot.multiline ? MULTILINE : 0))];
    case 'choice':
      return [
        addField(draft, slot, slot.name, slot.label, [
          ['FT', '/Ch'],
          ['Ff', String(COMBO)],
          ['Opt', `[${slot.options.map(textString).join('')}]`],
          ['DA', FONT],
        ]),
      ];
    case 'picture':
      return [
        addField(draft, slot, slot.name, slot.label, [
          ['FT', '/Btn'],
          ['Ff', String(PUSH_BUTTON)],
        ]),
      ];
    case 'choices':
      return slot.style === 'radio' ? [addRadio(draft, slot)] : addCheckboxes(draft, slot);
  }
}

const FONT = '(/Helv 0 Tf 0 g)';

function textEntries(flags: number): Entries {
  return [
    ['FT', '/Tx'],
    ['Ff', String(flags)],
    ['DA', FONT],
  ];
}

type ChoiceSlot = Extract<FormSlot, { kind: 'choices' }>;

function cellsOf(draft: FormDraft, slot: ChoiceSlot): Place[] {
  const options = slot.options.map((label) => ({ label, chosen: false }));
  const view = pageView(draft.file, pageOf(draft, slot).dict);
  return choiceCells({ ...slot, options, color: 'black' }, view).map((cell) => ({ ...cell, page: slot.page }));
}

/** One field around its buttons; the states are the options' numbers, /Opt says what they mean (12.7.5.2.4). */
function addRadio(draft: FormDraft, slot: ChoiceSlot): string {
  const parent = draft.revision.allocate();
  const kids = cellsOf(draft, slot).map((cell, index) =>
    addWidget(draft, cell, [['Parent', `${parent} 0 R`]], String(index)),
  );
  draft.revision.set(
    parent,
    writeDict(
      new Map([
        ['FT', '/Btn'],
        ['Ff', String(RADIO | NO_TOGGLE_OFF)],
        ['T', textString(taken(draft, slot.name))],
        ['TU', textString(slot.label)],
        ['Opt', `[${slot.options.map(textString).join('')}]`],
        ['V', '/Off'],
        ['Kids', `[${kids.join(' ')}]`],
      ]),
    ),
  );
  draft.fields.push(`${parent} 0 R`);
  return slot.name;
}

/** A field for each box: any of them may be ticked. */
function addCheckboxes(draft: FormDraft, slot: ChoiceSlot): string[] {
  return cellsOf(draft, slot).map((cell, index) => {
    const label = [slot.label, slot.options[index] ?? ''].filter((part) => part !== '').join(': ');
    const entries = [
      ['FT', '/Btn'],
      ['V', '/Off'],
    ] as const;
    return addField(draft, cell, optionName(slot.name, index), label, entries, CHECKED);
  });
}

/** State of a ticked box. */
export const CHECKED = 'Yes';

/** Name of the field of one box of several. */
export function optionName(name: string, index: number): string {
  return `${name} ${index + 1}`;
}

/** A signature field with the fields that its signature will lock (12.7.5.5). */
export function addSignatureField(
  draft: FormDraft,
  name: string,
  label: string,
  box: Place | null,
  locked: readonly string[],
): void {
  const fields = locked.map(textString).join('');
  const lock = draft.revision.add(`<</Type /SigFieldLock/Action /Include/Fields [${fields}]>>`);
  addField(draft, box, name, label, [
    ['FT', '/Sig'],
    ['F', PRINT_LOCKED],
    ['Lock', `${lock} 0 R`],
  ]);
}

/** A signature field that shows nothing and locks nothing. */
export function addPlainSignatureField(draft: FormDraft, name: string, more: Entries = []): void {
  addField(draft, null, name, name, [['FT', '/Sig'], ['F', PRINT_LOCKED], ...more]);
}

/** A text that stands in the form and on no page. */
export function addUnseenText(draft: FormDraft, name: string): void {
  addField(draft, null, name, name, textEntries(MULTILINE | READ_ONLY));
}

/**
 * A field that is its own widget, at the top of the form. `box` null: on the first page, showing nothing. `state`: what it
 * is called when it is on.
 */
function addField(
  draft: FormDraft,
  box: Place | null,
  name: string,
  label: string,
  entries: Entries,
  state?: string,
): string {
  const own = [['T', textString(taken(draft, name))], ['TU', textString(label)], ...entries] as const;
  const reference = addWidget(draft, box, own, state);
  draft.fields.push(reference);
  return name;
}

function addWidget(draft: FormDraft, box: Place | null, entries: Entries, state?: string): string {
  const page = pageOf(draft, box ?? { page: 1 });
  const view = pageView(draft.file, page.dict);
  const turned: Entries = box && view.rotate !== 0 ? [['MK', `<</R ${view.rotate}>>`]] : [];
  const look = box ? blankLook(draft, view, box, state) : [];
  const dict = new Map([
    ['Type', '/Annot'],
    ['Subtype', '/Widget'],
    ['Rect', box ? rectText(userRect(view, box)) : '[0 0 0 0]'],
    ['F', PRINT],
    ['P', `${page.num} ${page.gen} R`],
    ...turned,
    ...look,
    ...entries,
  ]);
  const reference = `${draft.revision.add(writeDict(dict))} 0 R`;
  const index = (box?.page ?? 1) - 1;
  draft.annotations.set(index, [...(draft.annotations.get(index) ?? []), reference]);
  return reference;
}

/** Nothing, in the box in which the field will be drawn: a look of another size counts as another change (EU DSS). */
function blankLook({ revision }: FormDraft, view: PageView, box: Place, state: string | undefined): Entries {
  const blank = addLook(revision, view, userRect(view, box), []);
  if (state === undefined) return [['AP', `<</N ${blank}>>`]];
  return [
    ['AS', '/Off'],
    ['AP', `<</N <</${state} ${blank}/Off ${blank}>>>>`],
  ];
}

function pageOf(draft: FormDraft, { page }: { readonly page: number }): PageNode {
  const found = draft.pages[page - 1];
  if (!found) throw new RangeError(`There is no page ${page}.`);
  return found;
}

function taken(draft: FormDraft, name: string): string {
  if (draft.names.has(name)) throw new RangeError(`Two fields are called ${name}.`);
  draft.names.add(name);
  return name;
}
