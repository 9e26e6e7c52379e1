import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';
import { count } from '../words.ts';
import { previewOf, type RequestMailData, requestBlocks } from './request.ts';

export type ReminderMailData = RequestMailData;

const waits = { signer: 'signature', approver: 'approval', viewer: 'reading' } as const;

/** "Reminder: Services agreement waits for your signature": every N days while it is this person's turn. */
export async function reminderMail(deps: MailDeps, data: ReminderMailData): Promise<MailMessage> {
  const what = waits[data.recipient.type];
  return renderMail(deps, {
    subject: `Reminder: ${data.documentTitle} waits for your ${what}`,
    preview: previewOf(data),
    sender: data.sender,
    blocks: [
      { kind: 'title', text: `${data.documentTitle} waits for your ${what}` },
      { kind: 'text', text: `${data.sender.name} sent it to you, ${count(data.pages, 'page', 'pages')}.` },
      ...requestBlocks(data),
    ],
  });
}
