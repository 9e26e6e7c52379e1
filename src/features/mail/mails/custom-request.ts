import type { Language } from '../../../domain/language/languages.ts';
import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { harmlessHtml, htmlAsText } from '../own-html.ts';
import { renderMail } from '../render.tsx';
import { fillVariables } from '../variables.ts';
import { longMoment } from '../words.ts';
import { previewOf, type RequestMailData, requestMail, requestSubject } from './request.ts';

export interface CustomRequestMailData extends RequestMailData {
  /** Text with `{{variables}}`; "" for the built-in subject. */
  readonly subject: string;
  /** HTML with `{{variables}}`; "" for the built-in body. */
  readonly body: string;
}

/** The request with the sender's own subject or body. Values are escaped in the body; a body without the link gets it appended. */
export async function customRequestMail(
  deps: MailDeps,
  data: CustomRequestMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const values = variablesOf(data, language);
  const subject = data.subject === '' ? null : fillVariables(data.subject, values, 'text').replace(/\s+/g, ' ').trim();
  if (data.body.trim() === '') {
    const message = await requestMail(deps, data, language);
    return subject === null ? message : { ...message, subject };
  }
  const html = harmlessHtml(fillVariables(data.body, values, 'html'));
  const blocks: MailBlock[] = [{ kind: 'own', html, text: htmlAsText(html) }];
  if (!html.includes(data.link))
    blocks.push(
      { kind: 'button', label: mailTexts(language).request.buttons[data.recipient.type], url: data.link },
      { kind: 'address', url: data.link },
    );
  return renderMail(deps, {
    language,
    subject: subject ?? requestSubject(data, language),
    preview: previewOf(data, language),
    sender: data.sender,
    blocks,
  });
}

function variablesOf(data: RequestMailData, language: Language): Readonly<Record<string, string>> {
  return {
    document_title: data.documentTitle,
    sender_name: data.sender.name,
    sender_mail: data.sender.email,
    sender_phone: data.sender.phone,
    receiver_name: data.recipient.name,
    receiver_email: data.recipient.email,
    receiver_phone: data.recipient.phone,
    expiry_date: data.expiresAt === null ? '' : longMoment(data.expiresAt, data.timeZone, language),
    company_name: data.sender.company,
    signing_url: data.link,
    note: data.note,
  };
}
