import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
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
export async function forwardedMail(deps: MailDeps, data: ForwardedMailData): Promise<MailMessage> {
  const blocks: MailBlock[] = [
    { kind: 'title', text: `${data.sender.name} sent you ${data.documentTitle}` },
    { kind: 'text', text: 'It is signed by everyone and sealed. Any change to it will show.' },
  ];
  if (data.note !== '') blocks.push({ kind: 'quote', text: data.note });
  blocks.push({ kind: 'files', rows: data.files });
  if (data.link !== null) blocks.push({ kind: 'button', label: 'Open the document', url: data.link });
  blocks.push({ kind: 'facts', rows: [{ label: 'Document ID', value: data.documentId }] });
  blocks.push({
    kind: 'note',
    text: `Anyone can check the PDF, without an account: ${deps.settings.publicUrl}/verify`,
  });
  return renderMail(deps, {
    subject: data.subject || `${data.sender.name} sent you ${data.documentTitle}`,
    preview: 'Signed and sealed.',
    sender: data.sender,
    blocks,
  });
}
