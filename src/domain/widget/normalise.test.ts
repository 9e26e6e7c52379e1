import { expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { normaliseWidgets } from './normalise.ts';
import { plainMatches } from './pattern.ts';
import { normalisePrefill } from './prefill.ts';

const place = { page: 1, x: 10, y: 20, w: 100, h: 20 };

function first(wire: object) {
  const lists = normaliseWidgets([[wire]], plainMatches);
  if (isRefusal(lists)) throw new Error(JSON.stringify(lists));
  return lists[0]?.[0];
}

test('what clients leave out gets its default, and what they sent is kept for the echo', () => {
  const wire = { type: 'Textbox', page: '1', x: '10.5', y: 20, name: 'beside' };
  expect(first(wire)).toEqual({
    id: 'w1',
    type: 'textbox',
    page: 1,
    x: 10.5,
    y: 20,
    w: 150,
    h: 19,
    wire,
    options: {
      name: 'beside',
      required: true,
      readonly: false,
      hint: '',
      color: 'black',
      fontsize: 12,
      hideTextWithAsterisks: false,
    },
  });
});

test('a widget is not a place to store things in', () => {
  const lists = normaliseWidgets(
    [[{ type: 'textbox', ...place, options: { hint: 'x'.repeat(60_000) } }]],
    plainMatches,
  );
  expect(lists).toMatchObject({ refused: 'bad-widget' });
  expect(first({ type: 'textbox', ...place, extra: 'x' })?.wire).toEqual({ type: 'textbox', ...place });
});

test.each([
  [1, 2],
  [13, 14],
  [40, 28],
  ['16', 16],
  ['big', 12],
])('font size %s becomes %s', (fontsize, expected) => {
  expect(first({ type: 'textbox', ...place, options: { fontsize } })?.options.fontsize).toBe(expected);
});

test('nameless widgets are numbered by type over the whole document, around names already taken', () => {
  const lists = normaliseWidgets(
    [
      [
        { type: 'signature', ...place },
        { type: 'textbox', ...place },
      ],
      [
        { type: 'signature', ...place },
        { type: 'textbox', ...place, options: { name: 'textbox-1' } },
      ],
    ],
    plainMatches,
  );
  const named = isRefusal(lists) ? [] : lists.flat().map((widget) => `${widget.id} ${widget.options.name}`);
  expect(named).toEqual(['w1 signature-1', 'w2 textbox-2', 'w3 signature-2', 'w4 textbox-1']);
});

test.each([
  ['no object', 'x', 'bad-widget'],
  ['an unknown type', { type: 'hologram', ...place }, 'unsupported-widget'],
  ['no page', { type: 'textbox', x: 1, y: 1 }, 'bad-widget'],
  ['half a page', { type: 'textbox', ...place, page: 1.5 }, 'bad-widget'],
  ['no width', { type: 'textbox', ...place, w: 0 }, 'bad-widget'],
  ['a dropdown without choices', { type: 'dropdown', ...place }, 'bad-widget'],
  [
    'a default that is no choice',
    { type: 'dropdown', ...place, options: { values: ['a'], default: 'b' } },
    'bad-widget',
  ],
  ['a broken pattern', { type: 'textbox', ...place, options: { regularexpression: '(' } }, 'bad-pattern'],
  ['an unknown date format', { type: 'date', ...place, options: { format: 'qq' } }, 'bad-widget'],
  ['a bound that is no day', { type: 'date', ...place, options: { min_date: '05/01/2024' } }, 'bad-widget'],
  ['a default longer than its cells', { type: 'cells', ...place, options: { default: '123456' } }, 'bad-widget'],
  ['a formula of unknown names', { type: 'number', ...place, options: { formula: '{{x}} + 1' } }, 'bad-formula'],
])('%s is refused', (_what, wire, code) => {
  expect(normaliseWidgets([[wire]], plainMatches)).toMatchObject({ refused: code });
});

test.each([
  ['textbox', { response: 'joe' }, 'joe'],
  ['date', { response: '04/15/2024', format: 'mm/dd/yyyy' }, '04/15/2024'],
  ['date', { response: '15/04/2024', format: 'mm/dd/yyyy' }, undefined],
  ['checkbox', { values: ['a', 'b'], response: ['b'] }, ['b']],
  ['checkbox', { values: ['a', 'b'], response: ['c'] }, undefined],
  ['radio button', { values: ['a'], response: 'c' }, undefined],
  ['dropdown', { values: ['a'], response: 'a' }, 'a'],
  ['image', { response: 'data:image/png;base64,iVBO\r\nRw0K' }, 'iVBORw0K'],
  ['image', {}, undefined],
  ['signature', { response: 'x' }, undefined],
])('prefilled %s %j: %j', (type, options, response) => {
  const read = normalisePrefill([{ type, ...place, options }], 'mm/dd/yyyy', plainMatches);
  expect(isRefusal(read) ? undefined : read[0]?.response).toEqual(response);
});
