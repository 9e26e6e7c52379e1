import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
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
export async function revokedMail(deps: MailDeps, data: RevokedMailData): Promise<MailMessage> {
  const verb = data.deleted ? 'deleted' : 'revoked';
  const blocks: MailBlock[] = [
    { kind: 'status', tone: 'warning', text: data.deleted ? 'Deleted' : 'Revoked' },
    { kind: 'title', text: `${data.sender.name} ${verb} ${data.documentTitle}` },
  ];
  if (data.reason !== '') blocks.push({ kind: 'quote', text: data.reason });
  blocks.push(
    { kind: 'text', text: 'Your link no longer opens the document. You need not do anything.' },
    {
      kind: 'facts',
      rows: [
        { label: data.deleted ? 'Deleted' : 'Revoked', value: shortMoment(data.at, data.timeZone) },
        { label: 'Document ID', value: data.documentId },
      ],
    },
  );
  return renderMail(deps, {
    subject: `${data.deleted ? 'Deleted' : 'Revoked'}: ${data.documentTitle}`,
    preview: `${data.sender.name} ${verb} this document. You need not do anything.`,
    sender: data.sender,
    blocks,
  });
}
