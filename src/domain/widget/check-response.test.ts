import { expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { checkResponse } from './check-response.ts';
import { normaliseWidgets } from './normalise.ts';
import { plainMatches } from './pattern.ts';
import type { Widget, WidgetResponse } from './types.ts';

const context = { matches: plainMatches, ownerDateFormat: 'dd/mm/yyyy' };

function widget(type: string, options: object = {}): Widget {
  const lists = normaliseWidgets([[{ type, page: 1, x: 1, y: 1, w: 9, h: 9, options }]], plainMatches);
  const made = isRefusal(lists) ? undefined : lists[0]?.[0];
  if (!made) throw new Error(JSON.stringify(lists));
  return made;
}

const values = ['red', 'green', 'blue'];
const bounds = { minselections: 1, maxselections: 2 };
const cases: [string, object, WidgetResponse | undefined, string | undefined][] = [
  ['signature', { required: false }, undefined, 'required'],
  ['signature', {}, { image: 'ab' }, undefined],
  ['signature', {}, 'Mia', 'wrong-kind'],
  ['stamp', { required: false }, undefined, undefined],
  ['textbox', {}, '  ', 'required'],
  ['textbox', { required: 'false' }, undefined, undefined],
  ['textbox', {}, ['a'], 'wrong-kind'],
  ['textbox', {}, 'x'.repeat(5001), 'too-long'],
  ['textbox', { regularexpression: '\\d+' }, '12', undefined],
  ['textbox', { regularexpression: '\\d+' }, '12a', 'pattern'],
  ['textbox', { regularexpression: 'a|b' }, 'ab', 'pattern'],
  ['textbox', { regularexpression: '/^[a-z]+$/i' }, 'ABC', undefined],
  ['textbox', { readonly: true }, undefined, undefined],
  ['email', {}, 'mia', 'not-an-email'],
  ['email', {}, 'mia@example.com', undefined],
  ['number', {}, '-12.50', undefined],
  ['number', {}, '12.500', undefined],
  ['number', {}, '12.505', 'too-many-decimals'],
  ['number', { decimalplaces: 0 }, '1.5', 'too-many-decimals'],
  ['number', {}, '1e5', 'not-a-number'],
  ['number', { formula: '1 + 1' }, undefined, undefined],
  ['date', {}, '31/12/2024', undefined],
  ['date', {}, '12/31/2024', 'not-a-date'],
  ['date', { format: 'mm-dd-yyyy', min_date: '2024-05-01' }, '04-30-2024', 'too-early'],
  ['date', { format: 'mm-dd-yyyy', max_date: '2024-05-01' }, '05-02-2024', 'too-late'],
  ['date', { format: 'mm-dd-yyyy', min_date: '2024-05-01', max_date: '2024-05-01' }, '05-01-2024', undefined],
  ['date', { signing_date: true }, undefined, undefined],
  ['checkbox', { values }, [], 'required'],
  ['checkbox', { values, validation: bounds }, ['red', 'green', 'blue'], 'too-many'],
  ['checkbox', { values, validation: { minselections: 2 } }, ['red'], 'too-few'],
  ['checkbox', { values }, ['red', 'red'], 'not-an-option'],
  ['checkbox', { values }, ['pink'], 'not-an-option'],
  ['checkbox', { values, validation: bounds }, ['red', 'blue'], undefined],
  ['dropdown', { values }, 'pink', 'not-an-option'],
  ['radio button', { values }, 'red', undefined],
  ['cells', { cell_count: 3 }, 'äöü', undefined],
  ['cells', { cell_count: 3 }, 'abcd', 'too-long'],
];

test.each(cases)('%s %j answered %j: %s', (type, options, response, fault) => {
  expect(checkResponse(widget(type, options), response, context)?.refused).toBe(fault);
});

test('a pattern that takes too long refuses the answer and not the person', () => {
  const slow = { ...context, matches: () => 'timeout' as const };
  expect(checkResponse(widget('textbox', { regularexpression: 'x' }), 'x', slow)).toEqual({
    refused: 'pattern-timeout',
    detail: { name: 'textbox-1' },
  });
});
