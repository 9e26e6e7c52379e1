import { expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { initialAnswer } from './initial-answer.ts';
import { normaliseWidgets } from './normalise.ts';
import { padDecimals, roundToText } from './number.ts';
import { plainMatches } from './pattern.ts';
import { settleAnswers } from './settle-answers.ts';
import { shownText } from './shown-text.ts';
import type { Widget } from './types.ts';

const mia = { name: 'Mia Sato', email: 'mia@example.com', company: 'Sato Ltd', jobTitle: 'Director' };

function widgets(...list: [string, object][]): Widget[] {
  const wire = list.map(([type, options]) => ({ type, page: 1, x: 1, y: 1, options }));
  const others = [{ type: 'number', page: 1, x: 1, y: 1, options: { name: 'pieces' } }];
  const made = normaliseWidgets([wire, others], plainMatches);
  if (isRefusal(made)) throw new Error(JSON.stringify(made));
  return made[0] ?? [];
}

test.each([
  ['name', {}, 'Mia Sato'],
  ['job title', {}, 'Director'],
  ['company', { default: 'Other' }, 'Other'],
  ['textbox', { default: '' }, undefined],
  ['number', { default: 3 }, '3.00'],
  ['date', {}, '24 November, 2026'],
  ['date', { default: '04-15-2024', format: 'mm-dd-yyyy' }, '04-15-2024'],
  ['date', { default: '2024-04-15', format: 'mm-dd-yyyy' }, '04-15-2024'],
  ['date', { default: '15.04.2024' }, '15 April, 2024'],
  ['date', { default: '04-15-2024', format: 'mm-dd-yyyy', signing_date: true }, '11-24-2026'],
  ['checkbox', { values: ['a', 'b'], selectedvalues: ['b'] }, ['b']],
  ['signature', {}, undefined],
])('%s %j begins with %j', (type, options, answer) => {
  for (const widget of widgets([type, options])) {
    expect(initialAnswer(widget, mia, '2026-11-24', 'dd mmmm, yyyy')).toEqual(answer);
  }
});

test('read-only fields, signing dates and formulas are the server’s, whatever a browser sends', () => {
  const list = widgets(
    ['number', { name: 'price' }],
    ['number', { name: 'tax', formula: '{{net}} * 0.19' }],
    ['number', { name: 'net', formula: '{{price}} * {{pieces}}', decimalplaces: 0 }],
    ['textbox', { default: 'fixed', readonly: true }],
    ['date', { signing_date: true, format: 'yyyy-mm-dd' }],
  );
  const sent = { w1: '12.5', w2: '0', w3: '0', w4: 'changed', w5: '1999-01-01', w99: 'unknown' };
  const context = {
    recipient: mia,
    today: '2026-11-24',
    ownerDateFormat: 'mm/dd/yyyy',
    numbersElsewhere: { pieces: '4' },
  };
  expect(settleAnswers(list, sent, context).answers).toEqual({
    w1: '12.50',
    w2: '9.50',
    w3: '50',
    w4: 'fixed',
    w5: '2026-11-24',
  });
  expect(settleAnswers(list, { ...sent, w1: '' }, context).answers).not.toHaveProperty('w2');
});

test('numbers keep every digit, and halves round away from zero', () => {
  expect(padDecimals('12', 2)).toBe('12.00');
  expect(padDecimals('12.0', 0)).toBe('12');
  expect(padDecimals('123456789012345.678', 2)).toBe('123456789012345.678');
  expect(roundToText(1.005, 2)).toBe('1.01');
  expect(roundToText(-1.005, 2)).toBe('-1.01');
  expect(roundToText(-0.001, 2)).toBe('0.00');
  expect(roundToText(1e-9, 2)).toBe('0.00');
  expect(roundToText(1e20, 2)).toBeUndefined();
});

test('hidden text prints asterisks, one for each character', () => {
  const [secret, plain] = widgets(['textbox', { hide_text_with_asterisks: true }], ['textbox', {}]);
  expect(secret && shownText(secret, 'No 12')).toBe('** **');
  expect(plain && shownText(plain, 'No 12')).toBe('No 12');
});
