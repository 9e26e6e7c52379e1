import { expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { checkFormulas, evaluateFormula, type Formula, parseFormula } from './formula.ts';

function parsed(text: string): Formula {
  const formula = parseFormula(text);
  if (isRefusal(formula)) throw new Error(`${text}: ${formula.refused}`);
  return formula;
}

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['8 - 3 - 2', 3],
  ['16 / 4 / 2', 2],
  ['{{a}} * ({{b}} + 0.5)', 35],
  ['{{ a }}', 10],
  ['((2))', 2],
  ['{{empty}} + 1', undefined],
  ['1 / ({{a}} - 10)', undefined],
])('%s is %s', (text, value) => {
  const values: Record<string, number> = { a: 10, b: 3 };
  expect(evaluateFormula(parsed(text), (name) => values[name])).toBe(value);
});

test.each([
  ['price + 1', 'letters-outside-braces'],
  ['1 % 2', 'unknown-symbol'],
  ['{{a} + 1', 'unbalanced-braces'],
  ['a}} + 1', 'letters-outside-braces'],
  ['1 + }}', 'unbalanced-braces'],
  ['+', 'operator-needs-two-values'],
  ['', 'operator-needs-two-values'],
  ['* 2', 'operator-first'],
  ['{{a}} -', 'operator-last'],
  ['{{a}}{{b}}', 'placeholders-touch'],
  ['{{a}} 2', 'values-touch'],
  ['1 + * 2', 'operators-in-a-row'],
  ['1 + ()', 'empty-parentheses'],
  ['()', 'empty-parentheses'],
  ['(+ 1)', 'operator-at-parenthesis'],
  ['(1 +) * 2', 'operator-at-parenthesis'],
  ['2 (1 + 1)', 'no-operator-before-parenthesis'],
  ['(1 + 1) 2', 'no-operator-after-parenthesis'],
  ['(1)(2)', 'no-operator-between-parentheses'],
  ['{{a}} / 0', 'division-by-zero'],
  ['{{a}} / 0.00', 'division-by-zero'],
  ['.5 + 1', 'malformed-number'],
  ['1. + 1', 'malformed-number'],
  ['1.2.3', 'malformed-number'],
  ['(1 + 2', 'parenthesis-not-closed'],
  ['1 + 2)', 'parenthesis-not-opened'],
  ['{{ }} + 1', 'empty-placeholder'],
])('%s is refused as %s', (text, code) => {
  expect(parseFormula(text)).toMatchObject({ refused: code });
});

test('formulas of a document may build on each other, but not in a circle and not on unknown names', () => {
  const names = new Set(['a', 'b', 'c']);
  const tower = new Map([
    ['a', parsed('{{b}} + {{c}}')],
    ['b', parsed('{{c}} * 2')],
  ]);
  expect(checkFormulas(tower, names)).toBeUndefined();
  const circle = new Map([...tower, ['c', parsed('{{a}} / 2')] as const]);
  expect(checkFormulas(circle, names)).toMatchObject({ refused: 'formula-cycle' });
  expect(checkFormulas(new Map([['a', parsed('{{a}} + 1')]]), names)).toMatchObject({ refused: 'formula-cycle' });
  expect(checkFormulas(new Map([['a', parsed('{{d}} + 1')]]), names)).toMatchObject({ refused: 'unknown-name' });
});
