import { type Refusal, refuse } from '../refusal.ts';

export type FormulaFault =
  | 'letters-outside-braces'
  | 'unknown-symbol'
  | 'unbalanced-braces'
  | 'empty-placeholder'
  | 'malformed-number'
  | 'operator-needs-two-values'
  | 'operator-first'
  | 'operator-last'
  | 'placeholders-touch'
  | 'values-touch'
  | 'operators-in-a-row'
  | 'empty-parentheses'
  | 'operator-at-parenthesis'
  | 'no-operator-before-parenthesis'
  | 'no-operator-after-parenthesis'
  | 'no-operator-between-parentheses'
  | 'parenthesis-not-closed'
  | 'parenthesis-not-opened'
  | 'division-by-zero'
  | 'formula-too-long'
  | 'unknown-name'
  | 'formula-cycle';

export type Operator = '+' | '-' | '*' | '/';
export type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' };

const longest = 2000;

/** Cuts a formula into tokens: `{{name}}`, numbers, `+ - * /` and parentheses. */
export function formulaTokens(text: string): Token[] | Refusal<FormulaFault> {
  if (text.length > longest) return refuse('formula-too-long', { limit: longest });
  const tokens: Token[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const step = nextToken(rest);
    if ('refused' in step) return step;
    tokens.push(step.token);
    rest = rest.slice(step.length).trimStart();
  }
  return tokens;
}

function nextToken(rest: string): { token: Token; length: number } | Refusal<FormulaFault> {
  const first = rest.charAt(0);
  if (first === '{' || first === '}') return placeholder(rest);
  if (first === '(') return { token: { kind: 'open' }, length: 1 };
  if (first === ')') return { token: { kind: 'close' }, length: 1 };
  if (first === '+' || first === '-' || first === '*' || first === '/') {
    return { token: { kind: 'operator', operator: first }, length: 1 };
  }
  if (/[\d.]/.test(first)) {
    const digits = /^[\d.]+/.exec(rest)?.[0] ?? '';
    if (!/^\d+(\.\d+)?$/.test(digits)) return refuse('malformed-number', { value: digits });
    return { token: { kind: 'number', value: Number(digits) }, length: digits.length };
  }
  if (/\p{L}/u.test(rest)) {
    const word = /^\p{L}[\p{L}\p{N}_]*/u.exec(rest)?.[0];
    if (word) return refuse('letters-outside-braces', { value: word });
  }
  return refuse('unknown-symbol', { value: first });
}

function placeholder(rest: string): { token: Token; length: number } | Refusal<FormulaFault> {
  const found = /^\{\{([^{}]*)\}\}/.exec(rest);
  if (!found) return refuse('unbalanced-braces');
  const name = found[1]?.trim() ?? '';
  if (name === '') return refuse('empty-placeholder');
  return { token: { kind: 'name', name }, length: found[0].length };
}
