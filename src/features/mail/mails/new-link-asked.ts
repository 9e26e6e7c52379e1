import type { Language } from '../../../domain/language/languages.ts';
import { fill } from '../../../domain/language/texts.ts';
import type { MailDeps, MailMessage } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';

export interface NewLinkAskedMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  readonly personName: string;
  readonly personEmail: string;
  /** The document's page in the app. */
  readonly link: string;
}

/** "Kai Lund asks for a new link": to the owner, when somebody came after the document's time. */
export async function newLinkAskedMail(
  deps: MailDeps,
  data: NewLinkAskedMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const mails = mailTexts(language);
  const texts = mails.newLink;
  const [name, title] = [data.personName, data.documentTitle];
  return renderMail(deps, {
    language,
    subject: fill(texts.subject, { name, title }),
    preview: texts.preview,
    reason: mails.expired.reason,
    blocks: [
      { kind: 'title', text: fill(texts.title, { name }) },
      { kind: 'text', text: fill(texts.text, { name, title }) },
      { kind: 'button', label: mails.open, url: data.link },
      {
        kind: 'facts',
        rows: [
          { label: texts.askedBy, value: data.personEmail },
          { label: mails.documentId, value: data.documentId },
        ],
      },
    ],
  });
}
