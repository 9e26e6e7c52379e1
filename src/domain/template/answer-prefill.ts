import { type Refusal, refuse } from '../refusal.ts';
import type { WidgetFault } from '../widget/normalise-options.ts';
import { readPrefillResponse } from '../widget/prefill.ts';
import type { PrefillResponse, PrefillWidget } from '../widget/types.ts';
import { isObject, readText } from '../widget/wire-values.ts';
import type { TemplatePrefill } from './types.ts';

export type PrefillFault =
  /** Required, and answered neither in the template nor now; detail: name. */
  'prefill-missing' | WidgetFault;

/**
 * The prefilled fields of a document made from a template: each answer `{name, response}` takes the place of the
 * template's, names that no field has are passed over.
 */
export function answerPrefill(
  prefill: readonly TemplatePrefill[],
  answers: readonly unknown[],
  ownerDateFormat: string,
): PrefillWidget[] | Refusal<PrefillFault> {
  const given = new Map<string, unknown>();
  for (const answer of answers) {
    if (!isObject(answer)) continue;
    const inside = isObject(answer.options) ? answer.options : {};
    const name = readText(answer.name ?? inside.name)?.trim();
    const response = answer.response ?? inside.response;
    if (name !== undefined && response !== undefined && response !== null) given.set(name, response);
  }
  const filled: PrefillWidget[] = [];
  for (const { widget, response: stored } of prefill) {
    const { name, required } = widget.options;
    const response = given.has(name) ? readAnswer(widget, given.get(name), ownerDateFormat) : stored;
    if (response === undefined) return refuse('bad-widget', { type: widget.type });
    if (response === null && required) return refuse('prefill-missing', { name });
    const shown = response ?? blankOf(widget);
    if (shown !== undefined) filled.push({ widget, response: shown });
  }
  return filled;
}

/** undefined: not an answer for this field; null: emptied. */
function readAnswer(
  widget: TemplatePrefill['widget'],
  value: unknown,
  ownerDateFormat: string,
): PrefillResponse | null | undefined {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return null;
  return readPrefillResponse(widget, value, ownerDateFormat);
}

/** Choices are drawn without a tick where nothing is chosen; nothing is drawn for the others. */
function blankOf({ type }: TemplatePrefill['widget']): PrefillResponse | undefined {
  if (type === 'checkbox') return [];
  return type === 'radio button' ? '' : undefined;
}
