import { describe, expect, it } from 'vitest';
import type { EditorAction } from './actions.ts';
import { UNDO_STEPS } from './history.ts';
import { openState, reduceEditor } from './reducer.ts';
import { draftContent } from './test-draft.ts';
import type { EditorState } from './types.ts';

function run(state: EditorState, ...actions: EditorAction[]): EditorState {
  return actions.reduce(reduceEditor, state);
}

const empty = openState('document', draftContent());
const place = (field: string, x: number, y: number, page = 1): EditorAction => ({ kind: 'place', field, page, x, y });
const boxesOf = (state: EditorState) => state.content.widgets.map(({ x, y, w, h }) => [x, y, w, h]);
const namesOf = (state: EditorState) => state.content.widgets.map((widget) => widget.options.name);

describe('placing', () => {
  it('a click puts the middle of a field of the usual size there, for the chosen person, under a name of its own', () => {
    const state = run(empty, place('signature', 200, 300), place('signature', 200, 400));
    expect(boxesOf(state)).toEqual([
      [125, 270, 150, 60],
      [125, 370, 150, 60],
    ]);
    expect(namesOf(state)).toEqual(['Signature', 'Signature 2']);
    expect(state.content.widgets[0]).toMatchObject({ owner: 'mia', options: { required: true, fontsize: 12 } });
    expect(state.selected).toEqual(['w2']);
  });

  it('no field leaves its page, however it is placed, moved or made larger', () => {
    const state = run(empty, place('text', 590, 840), { kind: 'move', dx: 50, dy: 50 });
    expect(boxesOf(state)).toEqual([[445, 823, 150, 19]]);
    expect(boxesOf(run(state, { kind: 'grow', dw: 5000, dh: 0 }))).toEqual([[0, 823, 595, 19]]);
  });

  it('the field at the edge stops the others, so that they keep their distances', () => {
    const two = run(empty, place('text', 100, 100), place('text', 100, 200));
    const moved = run(two, { kind: 'select', ids: ['w1', 'w2'] }, { kind: 'move', dx: 0, dy: -500 });
    expect(boxesOf(moved).map(([, y]) => y)).toEqual([0, 100]);
  });

  it('an armed field stays armed only when it was held', () => {
    const armed = (sticky: boolean) =>
      run(empty, { kind: 'arm', armed: { kind: 'text', sticky } }, place('text', 99, 99));
    expect(armed(false).armed).toBeNull();
    expect(armed(true).armed).toEqual({ kind: 'text', sticky: true });
  });

  it('what the file suggests is taken with its box, word and choices', () => {
    const spot = {
      id: 's',
      owner: 'kai',
      page: 2,
      x: 60,
      y: 70,
      w: 90,
      h: 20,
      type: 'dropdown' as const,
      label: 'Country',
      required: false,
    };
    const state = run(empty, { kind: 'accept', suggestions: [{ ...spot, values: ['Peru', 'Chad'], owner: 'kai' }] });
    expect(state.content.widgets[0]).toMatchObject({
      owner: 'kai',
      page: 2,
      x: 60,
      w: 90,
      options: { name: 'Country', required: false, values: ['Peru', 'Chad'] },
    });
  });
});

describe('several fields at once', () => {
  const three = run(empty, place('text', 100, 100), place('signature', 300, 150), place('text', 400, 400), {
    kind: 'select',
    ids: ['w2', 'w1', 'w3'],
  });

  it('align, distribute and same size work on all that are selected', () => {
    expect(boxesOf(run(three, { kind: 'align', how: 'left' })).map(([x]) => x)).toEqual([25, 25, 25]);
    expect(boxesOf(run(three, { kind: 'distribute', along: 'y' })).map(([, y]) => y)).toEqual([90.5, 220, 390.5]);
    expect(boxesOf(run(three, { kind: 'same-size' })).map(([, , w, h]) => [w, h])).toEqual(Array(3).fill([150, 60]));
  });

  it('duplicates stand beside, copies for other pages stand at the same place; each has a name of its own', () => {
    const doubled = run(three, { kind: 'duplicate' });
    expect(doubled.selected).toEqual(['w4', 'w5', 'w6']);
    expect(new Set(namesOf(doubled)).size).toBe(6);
    const copied = run(three, { kind: 'select', ids: ['w2'] }, { kind: 'copy-to-pages', pages: [1, 2] });
    expect(copied.content.widgets.at(-1)).toMatchObject({ page: 2, x: 225, y: 120, options: { name: 'Signature 2' } });
    const pasted = run(three, { kind: 'copy' }, { kind: 'paste', page: 2 });
    expect(pasted.content.widgets.slice(3).map((widget) => widget.page)).toEqual([2, 2, 2]);
  });

  it('given to the sender, a field waits for an answer; given back, the answer is gone', () => {
    const own = run(three, { kind: 'select', ids: ['w1'] }, { kind: 'give', owner: 'sender' });
    expect(own.content.widgets[0]).toMatchObject({ owner: 'sender', response: null });
    expect(run(own, { kind: 'give', owner: 'kai' }).content.widgets[0]).not.toHaveProperty('response');
  });
});

describe('undo', () => {
  it('takes steps back and brings them again; a new edit ends the way forward', () => {
    const state = run(empty, place('text', 100, 100), { kind: 'move', dx: 10, dy: 0 }, { kind: 'undo' });
    expect(boxesOf(state)).toEqual([[25, 90.5, 150, 19]]);
    expect(boxesOf(run(state, { kind: 'redo' }))).toEqual([[35, 90.5, 150, 19]]);
    expect(run(state, { kind: 'delete' }).future).toEqual([]);
  });

  it('typing one word is one step', () => {
    const typed = (title: string): EditorAction => ({ kind: 'set', change: { title }, merge: 'title' });
    const state = run(empty, typed('A'), typed('Ab'), typed('Abc'));
    expect(state.past).toHaveLength(1);
    expect(run(state, { kind: 'undo' }).content.title).toBe('Services agreement');
  });

  it('keeps a hundred steps', () => {
    const many = Array.from({ length: UNDO_STEPS + 20 }, (_, at) => place('text', 100 + at, 100));
    expect(run(empty, ...many).past).toHaveLength(UNDO_STEPS);
  });
});

describe('people', () => {
  it('a person leaves with their fields, a viewer loses theirs, an approver only signatures', () => {
    const state = run(empty, place('signature', 200, 300), place('text', 200, 400));
    expect(run(state, { kind: 'remove-person', id: 'mia' })).toMatchObject({ owner: 'kai', selected: [] });
    expect(namesOf(run(state, { kind: 'remove-person', id: 'mia' }))).toEqual([]);
    expect(namesOf(run(state, { kind: 'person-type', id: 'mia', type: 'approver' }))).toEqual(['Text']);
    expect(namesOf(run(state, { kind: 'person-type', id: 'mia', type: 'viewer' }))).toEqual([]);
  });

  it('who only gets a copy becomes an address, and a person again', () => {
    const copied = run(empty, { kind: 'person-copy-only', id: 'kai' });
    expect(copied.content).toMatchObject({ people: [{ id: 'mia' }], settings: { cc: ['kai@example.com'] } });
    const back = run(copied, { kind: 'copy-becomes-person', email: 'kai@example.com' });
    expect(back.content.settings.cc).toEqual([]);
    expect(back.content.people[1]).toMatchObject({ email: 'kai@example.com', name: 'Kai' });
  });

  it('who is given the same number signs together, and a step or a drag leads out again', () => {
    const three = run(empty, { kind: 'add-people', people: [{ name: 'Lea', role: 'lea' }] });
    const order = (...actions: EditorAction[]) =>
      run(three, ...actions).content.people.map(({ role, turn }) => `${turn} ${role}`);
    const lea = 'n1';
    expect(order({ kind: 'turn-person', id: lea, turn: 1 })).toEqual(['1 mia', '1 lea', '2 kai']);
    const together = { kind: 'turn-person', id: 'kai', turn: 3 } as const;
    expect(order(together)).toEqual(['1 mia', '2 kai', '2 lea']);
    expect(order(together, { kind: 'step-person', id: lea, by: 1 })).toEqual(['1 mia', '2 kai', '3 lea']);
    expect(order(together, { kind: 'step-person', id: lea, by: -1 })).toEqual(['1 mia', '2 lea', '3 kai']);
    expect(order(together, { kind: 'step-person', id: 'mia', by: 1 })).toEqual(['1 mia', '1 kai', '1 lea']);
    expect(order(together, { kind: 'order-person', id: 'mia', to: 1 })).toEqual(['1 kai', '1 mia', '1 lea']);
    expect(order({ kind: 'step-person', id: lea, by: -1 })).toEqual(['1 mia', '2 lea', '3 kai']);
    expect(order({ kind: 'order-person', id: lea, to: 0 })).toEqual(['1 lea', '2 mia', '3 kai']);
    expect(order({ kind: 'step-person', id: lea, by: 1 })).toEqual(['1 mia', '2 kai', '3 lea']);
  });
});
