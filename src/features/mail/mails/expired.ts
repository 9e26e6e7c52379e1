import type { MailDeps, MailMessage } from '../message.ts';
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
export async function expiredMail(deps: MailDeps, data: ExpiredMailData): Promise<MailMessage> {
  return renderMail(deps, {
    subject: `Expired: ${data.documentTitle}`,
    preview: `Not everybody acted in time: ${data.pending.join(', ')}.`,
    reason: 'You get this because you sent the document.',
    blocks: [
      { kind: 'status', tone: 'warning', text: 'Expired' },
      { kind: 'title', text: `Time ran out for ${data.documentTitle}` },
      { kind: 'text', text: 'Its links no longer take signatures.' },
      { kind: 'button', label: 'Open the document', url: data.link },
      {
        kind: 'facts',
        rows: [
          { label: 'Ended', value: longMoment(data.at, data.timeZone) },
          { label: 'Still waiting for', value: data.pending.join(', ') },
          { label: 'Document ID', value: data.documentId },
        ],
      },
    ],
  });
}
