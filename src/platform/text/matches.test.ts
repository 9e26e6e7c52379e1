import { expect, test } from 'vitest';
import { matches, matchesWithin } from './matches.ts';

test('a pattern that backtracks for ever is stopped, and the next one still works', () => {
  const begun = performance.now();
  expect(matches('^(a+)+$', `${'a'.repeat(40)}!`)).toBe('timeout');
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(matches('/^\\d+$/', '42')).toBe('match');
});

test('a value is data, never code, and a broken pattern is named as such', () => {
  expect(matches('x', "'; process.exit(1); '")).toBe('match');
  expect(matches('/ABC/i', 'abc')).toBe('match');
  expect(matches('(', '')).toBe('invalid');
  expect(matches('/a/qq', 'a')).toBe('invalid');
});

test('a hundred slow patterns together take no longer than they may', () => {
  const within = matchesWithin(120);
  const begun = performance.now();
  const outcomes = Array.from({ length: 100 }, () => within('^(a+)+$', `${'a'.repeat(40)}!`));
  expect(performance.now() - begun).toBeLessThan(1500);
  expect(new Set(outcomes)).toEqual(new Set(['timeout']));
  expect(within('(', '')).toBe('invalid');
  expect(matches('a+', 'aa')).toBe('match');
});
