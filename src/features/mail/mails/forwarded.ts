import type { Language } from '../../../domain/language/languages.ts';
import { fill } from '../../../domain/language/texts.ts';
import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';

export interface ForwardedMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  readonly sender: MailSender;
  /** The sender's own words; "" for none. */
  readonly note: string;
  /** "" for the usual one. */
  readonly subject: string;
  /** What is attached, with a line about each. */
  readonly files: readonly { readonly name: string; readonly note: string }[];
  /** Where the file is too large to attach: its own address. */
  readonly link: string | null;
}

/** "Ana Brandt sent you Services agreement": the sealed file to somebody who had no part in it. */
export async function forwardedMail(
  deps: MailDeps,
  data: ForwardedMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const mails = mailTexts(language);
  const texts = mails.forwarded;
  const title = fill(texts.title, { sender: data.sender.name, title: data.documentTitle });
  const blocks: MailBlock[] = [
    { kind: 'title', text: title },
    { kind: 'text', text: texts.text },
  ];
  if (data.note !== '') blocks.push({ kind: 'quote', text: data.note });
  blocks.push({ kind: 'files', rows: data.files });
  if (data.link !== null) blocks.push({ kind: 'button', label: mails.open, url: data.link });
  blocks.push({ kind: 'facts', rows: [{ label: mails.documentId, value: data.documentId }] });
  blocks.push({ kind: 'note', text: fill(mails.verify, { address: `${deps.settings.publicUrl}/verify` }) });
  return renderMail(deps, {
    language,
    subject: data.subject || title,
    preview: texts.preview,
    sender: data.sender,
    blocks,
  });
}
