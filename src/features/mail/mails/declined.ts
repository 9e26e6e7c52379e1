import type { Language } from '../../../domain/language/languages.ts';
import { fill } from '../../../domain/language/texts.ts';
import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';
import { shortMoment } from '../words.ts';

export interface DeclinedMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  /** Name of the recipient who declined. */
  readonly declinedBy: string;
  /** "" where none was given. */
  readonly reason: string;
  readonly at: Date;
  readonly timeZone: string;
  readonly sender: MailSender;
  /** The document's page, for the owner; null for the other recipients. */
  readonly link: string | null;
}

/** "Mia Torres declined to sign": to the owner and to the others who were mailed. */
export async function declinedMail(
  deps: MailDeps,
  data: DeclinedMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const mails = mailTexts(language);
  const texts = mails.declined;
  const [title, name] = [data.documentTitle, data.declinedBy];
  const blocks: MailBlock[] = [
    { kind: 'status', tone: 'danger', text: texts.status },
    { kind: 'title', text: fill(texts.title, { name, title }) },
  ];
  if (data.reason !== '') blocks.push({ kind: 'quote', text: data.reason });
  blocks.push({ kind: 'text', text: texts.text });
  if (data.link !== null) blocks.push({ kind: 'button', label: mails.open, url: data.link });
  blocks.push({
    kind: 'facts',
    rows: [
      { label: texts.status, value: shortMoment(data.at, data.timeZone, language) },
      { label: mails.documentId, value: data.documentId },
    ],
  });
  const subject = fill(texts.subject, { title });
  return renderMail(deps, { language, subject, preview: fill(texts.preview, { name }), sender: data.sender, blocks });
}
