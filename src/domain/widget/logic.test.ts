import { expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { normaliseWidgets } from './normalise.ts';
import { plainMatches } from './pattern.ts';
import { normalisePrefill } from './prefill.ts';
import { settleAnswers } from './settle-answers.ts';
import type { Answers, Widget, WidgetResponse, WidgetType } from './types.ts';

const context = {
  recipient: { name: 'Mia', email: 'mia@example.com', company: '', jobTitle: '' },
  today: '2026-11-24',
  ownerDateFormat: 'dd/mm/yyyy',
};
const place = { page: 1, x: 1, y: 1, w: 9, h: 9 };
const values = ['red', 'green'];

type Given = readonly [type: string, name: string, options?: object];

function read(lists: readonly (readonly Given[])[]) {
  return normaliseWidgets(
    lists.map((list) =>
      list.map(([type, name, options = {}]) => {
        const choice = ['checkbox', 'radio button', 'dropdown'].includes(type) ? { values } : {};
        return { type, ...place, options: { name, ...choice, ...options } };
      }),
    ),
    plainMatches,
  );
}

function widgets(...list: Given[]): Widget[] {
  const made = read([list]);
  if (isRefusal(made)) throw new Error(JSON.stringify(made));
  return made[0] ?? [];
}

function when(action: string, ...rules: object[]) {
  return { conditional_logic: { enabled: true, action, match: 'all', rules } };
}

const checks: [WidgetType, WidgetType, string, string | undefined, WidgetResponse | undefined, boolean][] = [
  ['textbox', 'number', 'equals', 'Yes', ' Yes ', true],
  ['textbox', 'number', 'equals', 'Yes', 'yes', false],
  ['textbox', 'number', 'not_equals', 'Yes', undefined, true],
  ['number', 'textbox', 'equals', '5', '5.0', true],
  ['number', 'textbox', 'equals', '-0', '0', true],
  ['number', 'textbox', 'equals', '005', '5.00', true],
  ['number', 'textbox', 'equals', '123456789012345.1', '123456789012345.2', false],
  ['number', 'textbox', 'equals', '0', '', false],
  ['number', 'textbox', 'not_equals', '0', undefined, true],
  ['dropdown', 'checkbox', 'equals', 'red', 'red', true],
  ['dropdown', 'checkbox', 'equals', 'red', 'green', false],
  ['radio button', 'dropdown', 'not_equals', 'red', 'red', false],
  ['radio button', 'dropdown', 'not_equals', 'red', undefined, true],
  ['radio button', 'textbox', 'checked', undefined, 'green', true],
  ['radio button', 'textbox', 'not_checked', undefined, undefined, true],
  ['checkbox', 'number', 'checked', undefined, ['green'], true],
  ['checkbox', 'number', 'checked', undefined, [], false],
  ['checkbox', 'number', 'not_checked', undefined, undefined, true],
  ['checkbox', 'textbox', 'equals', 'red', ['red', 'green'], true],
  ['checkbox', 'textbox', 'not_equals', 'red', ['green'], true],
];

test.each(checks)('%s before %s: %s %s of %j is %s', (trigger, target, operator, value, answer, shown) => {
  const list = widgets(
    [trigger, 'a', { required: false }],
    [target, 'b', when('show', { trigger: 'a', operator, value })],
  );
  const given: Answers = { w2: 'x', ...(answer === undefined ? {} : { w1: answer }) };
  const settled = settleAnswers(list, given, context);
  expect(settled.shown.some(({ id }) => id === 'w2')).toBe(shown);
  expect('w2' in settled.answers).toBe(shown);
});

test.each([
  ['show', true, false, false],
  ['hide', false, true, false],
  ['require', true, true, true],
  ['optional', true, true, false],
])('%s: shown with the condition met %s, unmet %s; required when met %s', (action, met, unmet, required) => {
  const configured = action !== 'require' && action !== 'show';
  const rule = { trigger: 'a', operator: 'checked' };
  const list = widgets(['checkbox', 'a'], ['textbox', 'b', { required: configured, ...when(action, rule) }]);
  const on = settleAnswers(list, { w1: ['red'] }, context).shown.find(({ id }) => id === 'w2');
  const off = settleAnswers(list, {}, context).shown.find(({ id }) => id === 'w2');
  expect([on !== undefined, off !== undefined]).toEqual([met, unmet]);
  if (on) expect(on.options.required).toBe(required);
  if (off) expect(off.options.required).toBe(configured);
});

test('all rules, or any of them; one that is switched off changes nothing', () => {
  const rules = [
    { trigger: 'a', operator: 'checked' },
    { trigger: 'b', operator: 'equals', value: 'go' },
  ];
  const shown = (logic: object) => {
    const list = widgets(['checkbox', 'a'], ['textbox', 'b'], ['number', 'c', { conditional_logic: logic }]);
    return settleAnswers(list, { w2: 'go' }, context).shown.length === 3;
  };
  expect(shown({ action: 'show', match: 'all', rules })).toBe(false);
  expect(shown({ action: 'Show', match: 'any', rules })).toBe(true);
  expect(shown({ enabled: 'no', action: 'show', match: 'all', rules })).toBe(true);
});

test('what is hidden is empty for other conditions and for formulas, along the whole chain', () => {
  const list = widgets(
    ['number', 'sum', { formula: '{{price}} + 1' }],
    ['textbox', 'last', when('hide', { trigger: 'price', operator: 'equals', value: '5' })],
    ['number', 'price', when('show', { trigger: 'kind', operator: 'equals', value: 'red' })],
    ['dropdown', 'kind', when('show', { trigger: 'a', operator: 'checked' })],
    ['checkbox', 'a', { required: false }],
  );
  const given = { w2: 'note', w3: '5', w4: 'red' };
  expect(settleAnswers(list, { ...given, w5: ['red'] }, context).answers).toEqual({
    w1: '6.00',
    w3: '5.00',
    w4: 'red',
    w5: ['red'],
  });
  expect(settleAnswers(list, given, context).answers).toEqual({ w2: 'note' });
});

const rule = { trigger: 'a', operator: 'equals', value: 'red' };
test.each<[string, readonly (readonly Given[])[], object]>([
  ['no-rules', [[['textbox', 'b', when('show')]]], { name: 'b' }],
  ['unknown-trigger', [[['textbox', 'b', when('show', rule)]]], { name: 'b', trigger: 'a' }],
  ['trigger-missing', [[['textbox', 'b', when('show', { ...rule, trigger: ' ' })]]], { name: 'b' }],
  ['self-trigger', [[['textbox', 'a', when('require', rule)]]], { name: 'a' }],
  ['other-recipient', [[['textbox', 'b', when('hide', rule)]], [['textbox', 'a']]], { name: 'b', trigger: 'a' }],
  [
    'no-trigger',
    [
      [
        ['date', 'a'],
        ['textbox', 'b', when('hide', rule)],
      ],
    ],
    { name: 'b' },
  ],
  [
    'no-target',
    [
      [
        ['textbox', 'a'],
        ['date', 'b', when('show', rule)],
      ],
    ],
    { name: 'b' },
  ],
  [
    'no-target',
    [
      [
        ['textbox', 'a'],
        ['signature', 'b', when('optional', rule)],
      ],
    ],
    { name: 'b' },
  ],
  [
    'bad-operator',
    [
      [
        ['checkbox', 'a'],
        ['number', 'b', when('show', rule)],
      ],
    ],
    { name: 'b', trigger: 'a' },
  ],
  [
    'bad-operator',
    [
      [
        ['textbox', 'a'],
        ['textbox', 'b', when('show', { trigger: 'a', operator: 'checked' })],
      ],
    ],
    {},
  ],
  [
    'value-missing',
    [
      [
        ['textbox', 'a'],
        ['textbox', 'b', when('show', { ...rule, value: ' ' })],
      ],
    ],
    { name: 'b' },
  ],
  [
    'value-not-a-number',
    [
      [
        ['number', 'a'],
        ['textbox', 'b', when('show', rule)],
      ],
    ],
    { name: 'b' },
  ],
  [
    'value-not-an-option',
    [
      [
        ['dropdown', 'a'],
        ['textbox', 'b', when('show', { ...rule, value: 'Red' })],
      ],
    ],
    {},
  ],
  ['unreadable', [[['textbox', 'b', when('blink', rule)]]], { name: 'b' }],
  ['unreadable', [[['textbox', 'b', when('show', { ...rule, operator: 'contains' })]]], { name: 'b' }],
  ['unreadable', [[['textbox', 'b', { conditional_logic: 'show' }]]], { name: 'b' }],
  ['too-many-rules', [[['textbox', 'b', when('show', ...Array<object>(201).fill(rule))]]], { name: 'b' }],
  [
    'logic-cycle',
    [
      [
        ['textbox', 'a', when('show', { ...rule, trigger: 'c' })],
        ['textbox', 'b', when('show', rule)],
        ['textbox', 'c', when('hide', { ...rule, trigger: 'b' })],
      ],
    ],
    { name: 'a' },
  ],
  [
    'logic-cycle',
    [
      [
        ['number', 'net', when('show', { trigger: 'sum', operator: 'equals', value: 2 })],
        ['number', 'sum', { formula: '{{net}} * 2' }],
      ],
    ],
    { name: 'net' },
  ],
])('a condition is refused with its fault and the field: %s', (fault, lists, detail) => {
  expect(read(lists)).toMatchObject({ refused: 'bad-logic', detail: { fault, ...detail } });
});

test('a field that the sender fills has no condition', () => {
  const wire = { type: 'textbox', ...place, options: { name: 'p', response: 'x', ...when('show', rule) } };
  expect(normalisePrefill([wire], 'dd/mm/yyyy', plainMatches)).toMatchObject({
    refused: 'bad-logic',
    detail: { name: 'p', fault: 'no-target' },
  });
});
