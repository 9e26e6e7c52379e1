import { type Refusal, refuse } from '../refusal.ts';
import { formatDate, parseDate } from './date-format.ts';
import { dateFormatOf } from './initial-answer.ts';
import { decimalsOf, isNumberText } from './number.ts';
import { type Matches, wholePattern } from './pattern.ts';
import { isEmpty, isFiles, isPicture } from './response-kinds.ts';
import { isFixed } from './settle-answers.ts';
import { pictureTypes, type Widget, type WidgetResponse } from './types.ts';

export type ResponseFault =
  | 'required'
  | 'wrong-kind'
  | 'pattern'
  | 'pattern-timeout'
  | 'not-an-email'
  | 'not-a-number'
  | 'too-many-decimals'
  | 'not-a-date'
  | 'too-early'
  | 'too-late'
  | 'not-an-option'
  | 'too-few'
  | 'too-many'
  | 'too-long';

export interface CheckContext {
  readonly matches: Matches;
  readonly ownerDateFormat: string;
}

/** Longest text of one field. */
export const longestText = 5000;

/**
 * Whether a recipient's answer is acceptable, in the browser and again on the server. `detail` holds what a sentence
 * about it needs: the field's `name`, and `limit`, `min`, `max` or `format`. Fields the recipient can't change are fine.
 */
export function checkResponse(
  widget: Widget,
  response: WidgetResponse | undefined,
  context: CheckContext,
): Refusal<ResponseFault> | undefined {
  if (isFixed(widget)) return undefined;
  if (isEmpty(response)) return mustAnswer(widget) ? refuse('required', { name: widget.options.name }) : undefined;
  if (pictureTypes.includes(widget.type)) return checkPicture(widget, response);
  if (widget.type === 'attachments') {
    return isFiles(response) ? undefined : refuse('wrong-kind', { name: widget.options.name });
  }
  if (widget.type === 'checkbox') return checkChoices(widget, response);
  if (typeof response !== 'string') return refuse('wrong-kind', { name: widget.options.name });
  return checkText(widget, response, context);
}

/** A signature is always required, whatever its options say. */
export function mustAnswer(widget: Widget): boolean {
  return widget.type === 'signature' || widget.options.required;
}

function checkPicture(widget: Widget, response: WidgetResponse | undefined): Refusal<ResponseFault> | undefined {
  return isPicture(response) ? undefined : refuse('wrong-kind', { name: widget.options.name });
}

function checkChoices(widget: Widget, response: WidgetResponse | undefined): Refusal<ResponseFault> | undefined {
  const { name, values = [], minSelections = 0, maxSelections = 0 } = widget.options;
  if (!Array.isArray(response)) return refuse('wrong-kind', { name });
  const chosen = new Set<string>(response);
  if (chosen.size !== response.length) return refuse('not-an-option', { name });
  for (const value of chosen) if (!values.includes(value)) return refuse('not-an-option', { name });
  if (chosen.size < minSelections) return refuse('too-few', { name, limit: minSelections });
  if (maxSelections > 0 && chosen.size > maxSelections) return refuse('too-many', { name, limit: maxSelections });
  return undefined;
}

function checkText(widget: Widget, text: string, context: CheckContext): Refusal<ResponseFault> | undefined {
  const { name } = widget.options;
  if (text.length > longestText) return refuse('too-long', { name, limit: longestText });
  switch (widget.type) {
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()) ? undefined : refuse('not-an-email', { name });
    case 'number':
      return checkNumber(widget, text);
    case 'date':
      return checkDate(widget, text, context.ownerDateFormat);
    case 'dropdown':
    case 'radio button':
      return widget.options.values?.includes(text) ? undefined : refuse('not-an-option', { name });
    case 'cells': {
      const limit = widget.options.cellCount ?? 5;
      return [...text].length > limit
        ? refuse('too-long', { name, limit })
        : checkPattern(widget, text, context.matches);
    }
    case 'textbox':
      return checkPattern(widget, text, context.matches);
    default:
      return undefined;
  }
}

function checkNumber(widget: Widget, text: string): Refusal<ResponseFault> | undefined {
  const { name, decimalPlaces = 2 } = widget.options;
  if (!isNumberText(text)) return refuse('not-a-number', { name });
  const surplus = decimalsOf(text.trim().replace(/(\.\d*?)0+$/, '$1')) > decimalPlaces;
  return surplus ? refuse('too-many-decimals', { name, limit: decimalPlaces }) : undefined;
}

function checkDate(widget: Widget, text: string, ownerDateFormat: string): Refusal<ResponseFault> | undefined {
  const { name, minDate, maxDate } = widget.options;
  const format = dateFormatOf(widget, ownerDateFormat);
  const day = parseDate(text, format);
  if (day === undefined) return refuse('not-a-date', { name, format });
  if (minDate !== undefined && day < minDate) return refuse('too-early', { name, min: formatDate(minDate, format) });
  if (maxDate !== undefined && day > maxDate) return refuse('too-late', { name, max: formatDate(maxDate, format) });
  return undefined;
}

function checkPattern(widget: Widget, text: string, matches: Matches): Refusal<ResponseFault> | undefined {
  const { name, pattern } = widget.options;
  if (pattern === undefined) return undefined;
  const outcome = matches(wholePattern(pattern), text);
  if (outcome === 'match') return undefined;
  return refuse(outcome === 'timeout' ? 'pattern-timeout' : 'pattern', { name });
}
