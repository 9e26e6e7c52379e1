import { initialAnswer } from '../../../../domain/widget/initial-answer.ts';
import { settleAnswers } from '../../../../domain/widget/settle-answers.ts';
import type { EditorContent, EditorPerson } from './types.ts';

/** Ids of the person's fields that conditions hide before anything is filled in. */
export function hiddenAtStart(
  { widgets }: EditorContent,
  person: EditorPerson,
  today: string,
  ownerDateFormat: string,
): ReadonlySet<string> {
  const own = widgets.filter(({ owner }) => owner === person.id);
  const starts = own.flatMap((widget) => {
    const answer = initialAnswer(widget, person, today, ownerDateFormat);
    return answer === undefined ? [] : [[widget.id, answer] as const];
  });
  const { shown } = settleAnswers(own, Object.fromEntries(starts), { recipient: person, today, ownerDateFormat });
  const seen = new Set(shown.map(({ id }) => id));
  return new Set(own.flatMap(({ id }) => (seen.has(id) ? [] : [id])));
}
