import type { Language } from '../../../domain/language/languages.ts';
import { fill } from '../../../domain/language/texts.ts';
import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';
import { shortMoment } from '../words.ts';

export interface RevokedMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  /** "" where none was given. */
  readonly reason: string;
  readonly at: Date;
  readonly timeZone: string;
  readonly sender: MailSender;
  /** true: it was moved to the trash while in progress. */
  readonly deleted: boolean;
}

/** "Ana Brandt revoked ...": to the recipients who were mailed. */
export async function revokedMail(
  deps: MailDeps,
  data: RevokedMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const mails = mailTexts(language);
  const texts = data.deleted ? mails.deleted : mails.revoked;
  const [title, sender] = [data.documentTitle, data.sender.name];
  const blocks: MailBlock[] = [
    { kind: 'status', tone: 'warning', text: texts.status },
    { kind: 'title', text: fill(texts.title, { sender, title }) },
  ];
  if (data.reason !== '') blocks.push({ kind: 'quote', text: data.reason });
  blocks.push(
    { kind: 'text', text: mails.revoked.text },
    {
      kind: 'facts',
      rows: [
        { label: texts.status, value: shortMoment(data.at, data.timeZone, language) },
        { label: mails.documentId, value: data.documentId },
      ],
    },
  );
  const subject = fill(texts.subject, { title });
  return renderMail(deps, { language, subject, preview: fill(texts.preview, { sender }), sender: data.sender, blocks });
}
