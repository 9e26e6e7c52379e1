import type { Language } from '../../../domain/language/languages.ts';
import { fill } from '../../../domain/language/texts.ts';
import type { MailDeps, MailMessage } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';
import { longMoment } from '../words.ts';

export interface ExpiredMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  readonly at: Date;
  /** Names of those who had not acted. */
  readonly pending: readonly string[];
  readonly timeZone: string;
  /** The document's page in the app. */
  readonly link: string;
}

/** "Expired: Services agreement": to the owner, when the time has passed. */
export async function expiredMail(
  deps: MailDeps,
  data: ExpiredMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const mails = mailTexts(language);
  const texts = mails.expired;
  const title = data.documentTitle;
  const names = data.pending.join(', ');
  return renderMail(deps, {
    language,
    subject: fill(texts.subject, { title }),
    preview: fill(texts.preview, { names }),
    reason: texts.reason,
    blocks: [
      { kind: 'status', tone: 'warning', text: texts.status },
      { kind: 'title', text: fill(texts.title, { title }) },
      { kind: 'text', text: texts.text },
      { kind: 'button', label: mails.open, url: data.link },
      {
        kind: 'facts',
        rows: [
          { label: texts.ended, value: longMoment(data.at, data.timeZone, language) },
          { label: texts.pending, value: names },
          { label: mails.documentId, value: data.documentId },
        ],
      },
    ],
  });
}
