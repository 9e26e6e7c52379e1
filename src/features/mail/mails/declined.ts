import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
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
export async function declinedMail(deps: MailDeps, data: DeclinedMailData): Promise<MailMessage> {
  const blocks: MailBlock[] = [
    { kind: 'status', tone: 'danger', text: 'Declined' },
    { kind: 'title', text: `${data.declinedBy} declined to sign ${data.documentTitle}` },
  ];
  if (data.reason !== '') blocks.push({ kind: 'quote', text: data.reason });
  blocks.push({ kind: 'text', text: 'Nobody can sign it any more. No document was completed.' });
  if (data.link !== null) blocks.push({ kind: 'button', label: 'Open the document', url: data.link });
  blocks.push({
    kind: 'facts',
    rows: [
      { label: 'Declined', value: shortMoment(data.at, data.timeZone) },
      { label: 'Document ID', value: data.documentId },
    ],
  });
  return renderMail(deps, {
    subject: `Declined: ${data.documentTitle}`,
    preview: `${data.declinedBy} declined to sign.`,
    sender: data.sender,
    blocks,
  });
}
