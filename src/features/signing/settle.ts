import { type Refusal, refuse } from '../../domain/refusal.ts';
import { checkResponse } from '../../domain/widget/check-response.ts';
import { isEmpty } from '../../domain/widget/response-kinds.ts';
import { isFixed, settleAnswers } from '../../domain/widget/settle-answers.ts';
import type { Answers, Widget } from '../../domain/widget/types.ts';
import { calendarDay } from '../documents/calendar-day.ts';
import { matchesOfOne } from '../documents/matches.ts';
import type { Row } from '../tables.ts';
import { personOf } from './initial-answers.ts';

/** Answers as they will be stamped, and the names of the fields this person filled. */
export interface Settled {
  readonly answers: Answers;
  readonly fields: readonly string[];
}

export interface SettlePeople {
  readonly me: Row<'recipient'>;
  readonly recipients: readonly Row<'recipient'>[];
  readonly owner: Row<'account'>;
}

/**
 * Fills what the server fills (read-only values, the day of signing, formulas) and checks every answer by the same
 * rules as the page did; what a condition hides is neither asked for nor kept. All faults come at once: widget id -> code.
 */
export function settle(
  widgets: readonly Widget[],
  given: Answers,
  people: SettlePeople,
  now: Date,
): Settled | Refusal<'invalid-answers'> {
  const { me, owner } = people;
  const { answers: settled, shown } = settleAnswers(widgets, given, {
    recipient: personOf(me),
    today: calendarDay(now, owner.time_zone),
    ownerDateFormat: owner.date_format,
    numbersElsewhere: numbersOf(people),
  });
  const matches = matchesOfOne();
  const faults: Record<string, string> = {};
  const answers: Record<string, Answers[string]> = {};
  const fields: string[] = [];
  for (const widget of shown) {
    const response = settled[widget.id];
    const fault = checkResponse(widget, response, { matches, ownerDateFormat: owner.date_format });
    if (fault) faults[widget.id] = fault.refused;
    if (response === undefined || isEmpty(response)) continue;
    answers[widget.id] = response;
    if (!isFixed(widget)) fields.push(widget.options.name);
  }
  return Object.keys(faults).length > 0 ? refuse('invalid-answers', faults) : { answers, fields };
}

/** Number fields of those who have acted, by name: a formula may read them. */
export function numbersOf({ me, recipients }: Pick<SettlePeople, 'me' | 'recipients'>): Record<string, string> {
  const numbers: Record<string, string> = {};
  for (const other of recipients) {
    if (other.id === me.id || other.acted_at === null) continue;
    for (const widget of other.widgets) {
      const answer = other.answers[widget.id];
      if (widget.type === 'number' && typeof answer === 'string') numbers[widget.options.name] = answer;
    }
  }
  return numbers;
}
