import type { Refusal } from '../../domain/refusal.ts';
import {
  type CheckContext,
  checkResponse,
  mustAnswer,
  type ResponseFault,
} from '../../domain/widget/check-response.ts';
import { isEmpty } from '../../domain/widget/response-kinds.ts';
import { isFixed } from '../../domain/widget/settle-answers.ts';
import type { Answers, Widget } from '../../domain/widget/types.ts';

/** Lines closer than this many points count as one line of the page. */
const lineSlack = 8;

/** The fields somebody is asked for, in reading order. What fills itself is left out. */
export function askedFields(widgets: readonly Widget[]): readonly Widget[] {
  return widgets.filter((widget) => !isFixed(widget)).sort(readingOrder);
}

function readingOrder(a: Widget, b: Widget): number {
  if (a.page !== b.page) return a.page - b.page;
  const sameLine = Math.abs(a.y + a.h / 2 - (b.y + b.h / 2)) <= lineSlack;
  return sameLine ? a.x - b.x : a.y - b.y;
}

export type FieldState = 'empty' | 'filled' | 'wrong';

/** Whether a field is done; `wrong` holds only where something was given. */
export function fieldState(widget: Widget, answers: Answers, context: CheckContext): FieldState {
  if (isEmpty(answers[widget.id])) return 'empty';
  return checkResponse(widget, answers[widget.id], context) ? 'wrong' : 'filled';
}

/** The faults that keep the person from finishing, in reading order. */
export function faultsOf(
  asked: readonly Widget[],
  answers: Answers,
  context: CheckContext,
): readonly { readonly widget: Widget; readonly fault: Refusal<ResponseFault> }[] {
  return asked.flatMap((widget) => {
    const fault = checkResponse(widget, answers[widget.id], context);
    return fault ? [{ widget, fault }] : [];
  });
}

/**
 * The field to go to after `from` (undefined: the first). First what lies behind it and isn't filled, optional fields
 * once; then round to what is still required. Undefined when nothing is left.
 */
export function nextField(
  asked: readonly Widget[],
  answers: Answers,
  context: CheckContext,
  from: string | undefined,
  seen: ReadonlySet<string>,
): Widget | undefined {
  const at = asked.findIndex((widget) => widget.id === from);
  const ring = [...asked.slice(at + 1), ...asked.slice(0, Math.max(at, 0))];
  return ring.find((widget) => {
    if (fieldState(widget, answers, context) === 'filled') return false;
    return mustAnswer(widget) || !isEmpty(answers[widget.id]) || !seen.has(widget.id);
  });
}

/** Ids of fields that share the value: same name and type, not pictures, whose second place is confirmed by hand. */
export function sharedWith(widget: Widget, widgets: readonly Widget[]): readonly string[] {
  const { name } = widget.options;
  if (name === '') return [];
  return widgets
    .filter((other) => other.id !== widget.id && other.type === widget.type && other.options.name === name)
    .filter((other) => !isFixed(other))
    .map((other) => other.id);
}
