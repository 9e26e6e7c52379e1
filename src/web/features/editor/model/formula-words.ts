import type { Refusal } from '../../../../domain/refusal.ts';
import type { FormulaFault } from '../../../../domain/widget/formula-tokens.ts';

const sentences: Record<FormulaFault, string> = {
  'letters-outside-braces': 'Put names of fields in double braces: {{Price}}.',
  'unknown-symbol': 'Only numbers, field names, + - * / and parentheses can be used.',
  'unbalanced-braces': 'A field name starts with {{ and ends with }}.',
  'empty-placeholder': 'Write a field’s name between {{ and }}.',
  'malformed-number': 'Write numbers as 5, 0.5 or 12.25.',
  'operator-needs-two-values': 'Each + - * / needs a value on both sides.',
  'operator-first': 'The formula can’t start with + - * or /.',
  'operator-last': 'The formula can’t end with + - * or /.',
  'placeholders-touch': 'Put + - * or / between two fields.',
  'values-touch': 'Put + - * or / between two values.',
  'operators-in-a-row': 'Two of + - * / stand next to each other.',
  'empty-parentheses': 'There is nothing between the parentheses.',
  'operator-at-parenthesis': 'Inside parentheses, start and end with a value.',
  'no-operator-before-parenthesis': 'Put + - * or / before (.',
  'no-operator-after-parenthesis': 'Put + - * or / after ).',
  'no-operator-between-parentheses': 'Put + - * or / between ) and (.',
  'parenthesis-not-closed': 'A ( is not closed.',
  'parenthesis-not-opened': 'A ) has no ( before it.',
  'division-by-zero': 'Nothing can be divided by 0.',
  'formula-too-long': 'The formula is too long.',
  'unknown-name': 'There is no number field of this name.',
  'formula-cycle': 'This field depends on itself.',
};

/** What is wrong with a formula, for the sender. */
export function formulaWords(fault: Refusal<FormulaFault>): string {
  if (fault.refused === 'unknown-name') return `There is no number field called “${fault.detail?.name ?? ''}”.`;
  return sentences[fault.refused];
}
