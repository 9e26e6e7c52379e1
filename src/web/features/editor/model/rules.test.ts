import { expect, test } from 'vitest';
import type { Logic } from '../../../../domain/widget/logic.ts';
import type { EditorAction } from './actions.ts';
import { allProblems } from './all-problems.ts';
import { openState, reduceEditor } from './reducer.ts';
import { losingRules } from './rules.ts';
import { draftContent, facts } from './test-draft.ts';
import type { EditorState } from './types.ts';

function run(state: EditorState, ...actions: EditorAction[]): EditorState {
  return actions.reduce(reduceEditor, state);
}

const place = (field: string, y: number): EditorAction => ({ kind: 'place', field, page: 1, x: 200, y });
const choose = (...ids: string[]): EditorAction => ({ kind: 'select', ids });
const typed = (name: string): EditorAction => ({ kind: 'options', change: { name }, merge: 'name' });
const logic: Logic = {
  enabled: true,
  action: 'show',
  match: 'all',
  rules: [{ trigger: 'Dropdown', operator: 'equals', value: 'Option 1' }],
};

/** w1 a dropdown, w2 a text that is shown by it, w3 another text. */
const start = run(
  openState('document', draftContent()),
  place('dropdown', 100),
  { kind: 'options', change: { name: 'Dropdown', values: ['Option 1', 'Option 2'] } },
  place('text', 200),
  { kind: 'options', change: { logic } },
  place('text', 300),
  { kind: 'options', change: { name: 'Drop' } },
);
const rulesOf = (state: EditorState, id: string) =>
  state.content.widgets.find((widget) => widget.id === id)?.options.logic?.rules;
const problemsOf = (state: EditorState) => allProblems(state, true, facts).map(({ words }) => words);

test('a rule follows the name of its field, also where that is another field’s while it is typed', () => {
  const state = run(start, choose('w1'), typed('Dropdow'), typed('Drop'), typed('Drops'));
  expect(rulesOf(state, 'w2')).toEqual([{ trigger: 'Drops', operator: 'equals', value: 'Option 1' }]);
  expect(rulesOf(run(state, { kind: 'undo' }), 'w2')).toEqual(logic.rules);
  const other = run(start, choose('w3'), typed('Dropd'));
  expect(rulesOf(other, 'w2')).toEqual(logic.rules);
});

test('a rule follows the words of the option that it compares with; without the option the check tells of it', () => {
  const option = (values: string[]): EditorAction => ({ kind: 'options', change: { values }, merge: 'value 0' });
  const state = run(start, choose('w1'), option(['Option', 'Option 2']), option(['Yes', 'Option 2']));
  expect(rulesOf(state, 'w2')).toEqual([{ trigger: 'Dropdown', operator: 'equals', value: 'Yes' }]);
  const shorter = run(start, choose('w1'), option(['Option 2']));
  expect(problemsOf(shorter).filter((words) => words.includes('“Dropdown” has no such option'))).toHaveLength(1);
});

test('a field that goes takes the rules that look at it along, and undo brings them back', () => {
  expect(losingRules(start.content, ['w1']).map(({ id }) => id)).toEqual(['w2']);
  expect(losingRules(start.content, ['w1', 'w2'])).toEqual([]);
  const gone = run(start, choose('w1'), { kind: 'delete' });
  expect(gone.content.widgets.find(({ id }) => id === 'w2')?.options).not.toHaveProperty('logic');
  expect(rulesOf(run(gone, { kind: 'undo' }), 'w2')).toEqual(logic.rules);
});

test('copies of both look at each other; given to somebody else alone, the check tells of it', () => {
  const copied = run(start, choose('w1', 'w2'), { kind: 'duplicate' });
  expect(rulesOf(copied, 'w5')).toEqual([{ ...logic.rules[0], trigger: 'Dropdown 2' }]);
  expect(rulesOf(copied, 'w2')).toEqual(logic.rules);
  const given = run(start, choose('w2'), { kind: 'give', owner: 'kai' });
  expect(problemsOf(given).some((words) => words.includes('“Dropdown” belongs to somebody else'))).toBe(true);
  const both = run(start, choose('w1', 'w2'), { kind: 'give', owner: 'kai' });
  expect(problemsOf(both).some((words) => words.includes('Dropdown'))).toBe(false);
  const mine = run(start, choose('w2'), { kind: 'give', owner: 'sender' });
  expect(mine.content.widgets.find(({ id }) => id === 'w2')?.options).not.toHaveProperty('logic');
});
