import { decide } from '../../domain/document/decide.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { OwnField } from '../../domain/widget/own-widget.ts';
import type { Deps } from '../deps.ts';
import { documentStateOf } from '../documents/document-state.ts';
import { startingAnswers } from './initial-answers.ts';
import { enterSigning } from './locked-signing.ts';
import { answersTo, withOwnFields } from './own-fields.ts';
import { checkOwnership, picturesIn, type SubmittedAnswers, storePictures } from './read-answers.ts';
import type { SigningRefusal } from './refusals.ts';
import type { SigningSession } from './session.ts';

export type { SubmittedAnswers } from './read-answers.ts';

/**
 * Keeps what a person has filled so far, complete or not, on top of what was kept before, and the fields of the person's
 * own as they stand now (`fields`; undefined leaves them). Writes no audit row and raises no version.
 */
export async function saveAnswers(
  deps: Pick<Deps, 'db' | 'pdf' | 'blobs' | 'clock' | 'settings'>,
  session: SigningSession,
  submitted: SubmittedAnswers,
  fields?: readonly OwnField[],
): Promise<undefined | Refusal<SigningRefusal>> {
  const pictures = await storePictures(deps, submitted);
  if (isRefusal(pictures)) return pictures;
  return deps.db.transaction().execute(async (tx) => {
    const locked = await enterSigning(tx, session);
    if (isRefusal(locked)) return locked;
    const { document, recipients, owner, me } = locked;
    const now = deps.clock();
    // Whoever may consent may fill: nothing is kept for viewers, out of turn, or after the act.
    const command = { kind: 'consent', recipientId: me.id, wording: '' } as const;
    const allowed = decide(documentStateOf(document, recipients, owner.email), command, now);
    if (isRefusal(allowed)) return allowed;
    const widgets = withOwnFields(locked, fields, deps.settings.limits);
    if (isRefusal(widgets)) return widgets;
    const known = {
      pictures: new Set([...pictures.stored, ...picturesIn(me.answers)]),
      starting: startingAnswers({ ...me, widgets }, owner, now),
    };
    const refusal = checkOwnership(widgets, pictures.answers, known);
    if (refusal) return refusal;
    const answers = answersTo(widgets, { ...me.answers, ...pictures.answers });
    await tx
      .updateTable('recipient')
      .set({ answers: JSON.stringify(answers), ...(fields ? { widgets: JSON.stringify(widgets) } : {}) })
      .where('id', '=', me.id)
      .execute();
    return undefined;
  });
}
