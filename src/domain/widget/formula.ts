import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { type FormulaFault, formulaTokens, type Operator, type Token } from './formula-tokens.ts';

/** A formula that has been checked; what `evaluateFormula` takes. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Formula; readonly right: Formula };

/** Parses `{{price}} * 1.2` with the usual precedence. Each mistake has its own code. */
export function parseFormula(text: string): Formula | Refusal<FormulaFault> {
  const tokens = formulaTokens(text);
  if (isRefusal(tokens)) return tokens;
  const fault = faultOf(tokens);
  if (fault) return refuse(fault);
  return sum({ tokens, at: 0 });
}

/** Names of the number fields a formula reads. */
export function namesIn(formula: Formula): ReadonlySet<string> {
  if (formula.kind === 'number') return new Set();
  if (formula.kind === 'name') return new Set([formula.name]);
  return new Set([...namesIn(formula.left), ...namesIn(formula.right)]);
}

/** The value, or undefined for no result: an input is empty, or something is divided by zero. */
export function evaluateFormula(formula: Formula, numberOf: (name: string) => number | undefined): number | undefined {
  if (formula.kind === 'number') return formula.value;
  if (formula.kind === 'name') return numberOf(formula.name);
  const left = evaluateFormula(formula.left, numberOf);
  const right = evaluateFormula(formula.right, numberOf);
  if (left === undefined || right === undefined) return undefined;
  switch (formula.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : left / right;
  }
}

/** Checks the formulas of a document together: every name is a number field, and none depends on itself. */
export function checkFormulas(
  formulas: ReadonlyMap<string, Formula>,
  numberNames: ReadonlySet<string>,
): Refusal<FormulaFault> | undefined {
  for (const formula of formulas.values()) {
    for (const name of namesIn(formula)) {
      if (!numberNames.has(name)) return refuse('unknown-name', { name });
    }
  }
  const settled = new Set<string>();
  const open = new Set<string>();
  function circles(name: string): boolean {
    if (settled.has(name)) return false;
    if (open.has(name)) return true;
    open.add(name);
    const formula = formulas.get(name);
    const found = formula !== undefined && [...namesIn(formula)].some(circles);
    open.delete(name);
    settled.add(name);
    return found;
  }
  for (const name of formulas.keys()) if (circles(name)) return refuse('formula-cycle', { name });
  return undefined;
}

function faultOf(tokens: readonly Token[]): FormulaFault | undefined {
  const values = tokens.filter((token) => token.kind === 'number' || token.kind === 'name').length;
  if (values === 0 && tokens.some((token) => token.kind === 'operator')) return 'operator-needs-two-values';
  if (values === 0) return tokens.length > 0 ? 'empty-parentheses' : 'operator-needs-two-values';
  if (tokens[0]?.kind === 'operator') return 'operator-first';
  if (tokens.at(-1)?.kind === 'operator') return 'operator-last';
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    const fault = pairFault(tokens[index - 1], token);
    if (fault) return fault;
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (depth < 0) return 'parenthesis-not-opened';
  }
  return depth > 0 ? 'parenthesis-not-closed' : undefined;
}

/** What must not stand beside each other. */
function pairFault(left: Token | undefined, right: Token): FormulaFault | undefined {
  if (!left) return undefined;
  const leftValue = left.kind === 'number' || left.kind === 'name';
  const rightValue = right.kind === 'number' || right.kind === 'name';
  if (left.kind === 'name' && right.kind === 'name') return 'placeholders-touch';
  if (leftValue && rightValue) return 'values-touch';
  if (left.kind === 'operator' && right.kind === 'operator') return 'operators-in-a-row';
  if (left.kind === 'open' && right.kind === 'close') return 'empty-parentheses';
  if (left.kind === 'open' && right.kind === 'operator') return 'operator-at-parenthesis';
  if (left.kind === 'operator' && right.kind === 'close') return 'operator-at-parenthesis';
  if (leftValue && right.kind === 'open') return 'no-operator-before-parenthesis';
  if (left.kind === 'close' && rightValue) return 'no-operator-after-parenthesis';
  if (left.kind === 'close' && right.kind === 'open') return 'no-operator-between-parentheses';
  const divides = left.kind === 'operator' && left.operator === '/';
  return divides && right.kind === 'number' && right.value === 0 ? 'division-by-zero' : undefined;
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

function sum(cursor: Cursor): Formula {
  return chain(cursor, ['+', '-'], product);
}

function product(cursor: Cursor): Formula {
  return chain(cursor, ['*', '/'], operand);
}

function chain(cursor: Cursor, operators: readonly Operator[], part: (cursor: Cursor) => Formula): Formula {
  let left = part(cursor);
  for (;;) {
    const token = cursor.tokens[cursor.at];
    if (token?.kind !== 'operator' || !operators.includes(token.operator)) return left;
    cursor.at += 1;
    left = { kind: 'binary', operator: token.operator, left, right: part(cursor) };
  }
}

function operand(cursor: Cursor): Formula {
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  if (token?.kind === 'number' || token?.kind === 'name') return token;
  const inner = sum(cursor);
  cursor.at += 1;
  return inner;
}
