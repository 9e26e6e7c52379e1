import type { Language } from '../../../domain/language/languages.ts';
import { fill } from '../../../domain/language/texts.ts';
import type { RecipientType } from '../../../domain/recipient/types.ts';
import type { MailDeps, MailMessage } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';
import { shortMoment } from '../words.ts';

export interface SignedNoticeMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  readonly personName: string;
  readonly type: RecipientType;
  readonly at: Date;
  /** How many have acted, this one included, of all who must. */
  readonly done: number;
  readonly total: number;
  readonly timeZone: string;
  /** The document's page in the app. */
  readonly link: string;
}

/** "Mia Torres signed ...": to the owner, for each act, where notices are wanted. */
export async function signedNoticeMail(
  deps: MailDeps,
  data: SignedNoticeMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const mails = mailTexts(language);
  const texts = mails.notice;
  const named = { name: data.personName, title: data.documentTitle };
  const progress = fill(texts.progress, { done: data.done, total: data.total });
  return renderMail(deps, {
    language,
    subject: fill(texts.subject[data.type], named),
    preview: progress,
    reason: texts.reason,
    blocks: [
      { kind: 'title', text: fill(texts[data.type], named) },
      { kind: 'text', text: progress },
      { kind: 'button', label: mails.open, url: data.link },
      {
        kind: 'facts',
        rows: [
          { label: mails.when, value: shortMoment(data.at, data.timeZone, language) },
          { label: mails.documentId, value: data.documentId },
        ],
      },
    ],
  });
}
