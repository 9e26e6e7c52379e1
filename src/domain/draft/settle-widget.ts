import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { isChoice } from '../widget/defaults.ts';
import { normaliseOptions } from '../widget/normalise-options.ts';
import type { Matches } from '../widget/pattern.ts';
import { prefillTypes, readPrefillResponse } from '../widget/prefill.ts';
import { widgetToWire } from '../widget/to-wire.ts';
import type { PrefillResponse, Widget } from '../widget/types.ts';
import { isObject } from '../widget/wire-values.ts';
import type { DraftResponse, DraftWidget } from './content.ts';
import type { DraftProblemCode } from './problem.ts';

/** The field as a document needs it, read by the rules that a field of the API is read by; or what is wrong. */
export function settleWidget(widget: DraftWidget, matches: Matches): Widget | Refusal<DraftProblemCode> {
  const wire = widgetToWire(widget);
  const options = normaliseOptions(widget.type, isObject(wire.options) ? wire.options : {}, matches);
  if (!isRefusal(options)) return { ...widget, options: { ...options, name: widget.options.name.trim() } };
  const { refused } = options;
  if (refused === 'bad-pattern' || refused === 'bad-formula' || refused === 'bad-logic')
    return refuse(refused, options.detail);
  const empty = isChoice(widget.type) && (widget.options.values ?? []).length === 0;
  return refuse(empty ? 'options-missing' : 'bad-options');
}

export interface SettledResponse {
  /** null: left open, and so nothing is burnt in. */
  readonly response: PrefillResponse | null;
}

/** The answer as it will be burnt in, or what is wrong with it. An unticked box is an answer. */
export function settleResponse(
  widget: Widget,
  response: DraftResponse,
  ownerDateFormat: string,
): SettledResponse | Refusal<DraftProblemCode> {
  if (!prefillTypes.includes(widget.type)) return refuse('unsupported-widget');
  if (widget.type === 'checkbox') return settleChosen(widget, response);
  const isPicture = typeof response === 'object' && response !== null && 'image' in response;
  if (widget.type === 'image' && isPicture) return { response };
  const open = response === null || (typeof response === 'string' && response.trim() === '');
  if (open) return widget.options.required ? refuse('prefill-missing') : { response: null };
  if (widget.type === 'image' || typeof response !== 'string') return refuse('bad-response');
  const read = readPrefillResponse(widget, response, ownerDateFormat);
  return read === undefined ? refuse('bad-response') : { response: read };
}

function settleChosen(widget: Widget, response: DraftResponse): SettledResponse | Refusal<DraftProblemCode> {
  if (typeof response === 'string' || (response !== null && 'image' in response)) return refuse('bad-response');
  const chosen = response ?? [];
  const { values = [], minSelections = 0, maxSelections = 0 } = widget.options;
  if (!chosen.every((each) => values.includes(each))) return refuse('bad-response');
  if (chosen.length < minSelections) return refuse('prefill-missing');
  return maxSelections > 0 && chosen.length > maxSelections ? refuse('bad-response') : { response: chosen };
}
