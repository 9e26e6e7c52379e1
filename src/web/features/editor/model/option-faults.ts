import { isRefusal } from '../../../../domain/refusal.ts';
import { parseDate, parseFormat } from '../../../../domain/widget/date-format.ts';
import { isChoice } from '../../../../domain/widget/defaults.ts';
import { checkFormulas, type Formula, parseFormula } from '../../../../domain/widget/formula.ts';
import { isNumberText } from '../../../../domain/widget/number.ts';
import { plainMatches } from '../../../../domain/widget/pattern.ts';
import type { Widget } from '../../../../domain/widget/types.ts';
import { formulaWords } from './formula-words.ts';
import type { EditorWidget } from './types.ts';

/** What could never be filled in as it is set; "" when all is well. One sentence, the gravest. */
export function optionFault(widget: Pick<Widget, 'type' | 'options'>, all: readonly EditorWidget[]): string {
  const { type, options } = widget;
  const given = options.default ?? '';
  if (isChoice(type)) return choiceFault(widget);
  if (options.formula !== undefined) return formulaFault(options.name, options.formula, all);
  if (type === 'date') return dateFault(widget);
  if (type === 'number' && given !== '' && !isNumberText(given)) return 'The default is not a number.';
  if (type === 'cells' && [...given].length > (options.cellCount ?? 5))
    return 'The default has more letters than cells.';
  if (options.pattern !== undefined) {
    const matched = plainMatches(options.pattern, given);
    if (matched === 'invalid') return 'The pattern can’t be read.';
    if (given !== '' && matched === 'no-match') return 'The default does not fit the check.';
  }
  if (options.readonly && options.required && given === '' && takesDefault(widget)) {
    return 'Nobody can fill it: give it a default, or let it be changed.';
  }
  return '';
}

/** Types that start empty unless the sender gives them something. */
function takesDefault({ type }: Pick<Widget, 'type'>): boolean {
  return type === 'textbox' || type === 'number' || type === 'cells';
}

function choiceFault({ type, options }: Pick<Widget, 'type' | 'options'>): string {
  const values = options.values ?? [];
  if (values.length === 0) return 'There is nothing to choose from. Add an option.';
  if (values.some((value) => value.trim() === '')) return 'An option is empty.';
  if (new Set(values).size !== values.length) return 'Two options are the same.';
  if (type !== 'checkbox') return '';
  const [min, max] = [options.minSelections ?? 0, options.maxSelections ?? 0];
  if (min > values.length) return 'More must be ticked than there are options.';
  return max !== 0 && min > max ? 'The least to tick is more than the most.' : '';
}

function dateFault({ options }: Pick<Widget, 'options'>): string {
  const { minDate = '', maxDate = '' } = options;
  if (minDate !== '' && maxDate !== '' && minDate > maxDate) return 'The earliest day is after the latest.';
  const given = options.default ?? '';
  if (given === '' || options.signingDate === true) return '';
  const format = parseFormat(options.format ?? '');
  const day = format && parseDate(given, format);
  if (format && day === undefined) return 'The default day is not written in the chosen format.';
  if (day === undefined) return '';
  if (minDate !== '' && day < minDate) return 'The default day is before the earliest.';
  return maxDate !== '' && day > maxDate ? 'The default day is after the latest.' : '';
}

/** Parses one formula and follows its names through all others. */
export function formulaFault(name: string, text: string, all: readonly EditorWidget[]): string {
  const own = parseFormula(text);
  if (isRefusal(own)) return formulaWords(own);
  const numbers = all.filter((widget) => widget.type === 'number');
  const formulas = new Map<string, Formula>();
  for (const { options } of numbers) {
    const formula = options.formula === undefined ? undefined : parseFormula(options.formula);
    if (formula && !isRefusal(formula)) formulas.set(options.name, formula);
  }
  const names = new Set(numbers.map(({ options }) => options.name));
  const direct = checkFormulas(new Map([[name, own]]), names);
  if (direct) return formulaWords(direct);
  formulas.delete(name);
  // This one first: a circle is told of the field that the search began with.
  const fault = checkFormulas(new Map([[name, own], ...formulas]), names);
  return fault?.detail?.name === name ? formulaWords(fault) : '';
}
