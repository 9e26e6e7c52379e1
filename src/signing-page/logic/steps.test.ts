import { expect, test } from 'vitest';
import { defaultsFor } from '../../domain/widget/defaults.ts';
import type { Widget, WidgetOptions, WidgetType } from '../../domain/widget/types.ts';
import { matchHere } from './pattern.ts';
import { askedFields, faultsOf, fieldState, nextField, sharedWith } from './steps.ts';

const context = { matches: matchHere, ownerDateFormat: 'yyyy-mm-dd' };

function field(
  id: string,
  type: WidgetType,
  place: { page?: number; x?: number; y?: number } = {},
  options: Partial<WidgetOptions> = {},
): Widget {
  const { page = 1, x = 0, y = 0 } = place;
  return { id, type, page, x, y, w: 100, h: 20, options: { ...defaultsFor(type), name: id, ...options } };
}

test('fields are asked for in reading order, and what fills itself is not asked for', () => {
  const fields = [
    field('second page', 'textbox', { page: 2 }),
    field('below', 'textbox', { y: 60 }),
    field('right', 'textbox', { x: 200, y: 3 }),
    field('left', 'textbox', { x: 10, y: 6 }),
    field('day of signing', 'date', {}, { signingDate: true }),
    field('total', 'number', {}, { formula: '{{a}} * 2' }),
    field('fixed', 'textbox', {}, { readonly: true, default: 'x' }),
  ];
  expect(askedFields(fields).map((each) => each.id)).toEqual(['left', 'right', 'below', 'second page']);
});

test('Next goes on to what is empty, comes back to what was left out, and asks for optional fields once', () => {
  const a = field('a', 'textbox', { y: 0 });
  const b = field('b', 'textbox', { y: 40 }, { required: false });
  const c = field('c', 'textbox', { y: 80 });
  const asked = [a, b, c];
  const next = (answers: Record<string, string>, from?: string, seen: string[] = []) =>
    nextField(asked, answers, context, from, new Set(seen))?.id;
  expect(next({})).toBe('a');
  expect(next({ a: '1' }, 'a')).toBe('b');
  expect(next({ a: '1' }, 'b', ['b'])).toBe('c');
  expect(next({ c: '1' }, 'c', ['b', 'c'])).toBe('a');
  expect(next({ a: '1', c: '1' }, 'c', ['b'])).toBeUndefined();
});

test('a wrong answer is neither done nor skipped', () => {
  const email = field('mail', 'email');
  expect(fieldState(email, { mail: 'nobody' }, context)).toBe('wrong');
  expect(nextField([email], { mail: 'nobody' }, context, undefined, new Set(['mail']))).toBe(email);
  expect(faultsOf([email], { mail: 'nobody' }, context).map(({ fault }) => fault.refused)).toEqual(['not-an-email']);
  expect(faultsOf([email], { mail: 'mia@example.com' }, context)).toEqual([]);
});

test('fields of one name and type share their value', () => {
  const first = field('1', 'textbox', {}, { name: 'City' });
  const twin = field('2', 'textbox', {}, { name: 'City' });
  const others = [
    field('3', 'number', {}, { name: 'City' }),
    field('4', 'textbox', {}, { name: 'City', readonly: true }),
  ];
  expect(sharedWith(first, [first, twin, ...others])).toEqual(['2']);
  expect(sharedWith(field('5', 'textbox', {}, { name: '' }), [field('6', 'textbox', {}, { name: '' })])).toEqual([]);
});
