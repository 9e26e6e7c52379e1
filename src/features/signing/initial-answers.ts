import { initialAnswer } from '../../domain/widget/initial-answer.ts';
import type { Answers, Person, Widget, WidgetResponse } from '../../domain/widget/types.ts';
import { calendarDay } from '../documents/calendar-day.ts';
import type { Row } from '../tables.ts';

export function personOf(recipient: Pick<Row<'recipient'>, 'name' | 'email' | 'company' | 'job_title'>): Person {
  return {
    name: recipient.name,
    email: recipient.email,
    company: recipient.company,
    jobTitle: recipient.job_title,
  };
}

/** What the fields hold before this person touches them, with what was saved on top. */
export function startingAnswers(
  me: Omit<Row<'recipient'>, 'widgets'> & { readonly widgets: readonly Widget[] },
  owner: Row<'account'>,
  now: Date,
): Answers {
  const today = calendarDay(now, owner.time_zone);
  const initial: Record<string, WidgetResponse> = {};
  for (const widget of me.widgets) {
    const answer = initialAnswer(widget, personOf(me), today, owner.date_format);
    if (answer !== undefined) initial[widget.id] = answer;
  }
  return { ...initial, ...me.answers };
}

/** Without what the API client sent: the page has no use for it. */
export function bareWidget({ wire: _wire, ...widget }: Widget): Widget {
  return widget;
}
