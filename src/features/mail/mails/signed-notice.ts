import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';
import { shortMoment } from '../words.ts';

export interface SignedNoticeMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  readonly personName: string;
  readonly act: 'signed' | 'approved' | 'read';
  readonly at: Date;
  /** How many have acted, this one included, of all who must. */
  readonly done: number;
  readonly total: number;
  readonly timeZone: string;
  /** The document's page in the app. */
  readonly link: string;
}

/** "Mia Torres signed ...": to the owner, for each act, where notices are wanted. */
export async function signedNoticeMail(deps: MailDeps, data: SignedNoticeMailData): Promise<MailMessage> {
  return renderMail(deps, {
    subject: `${data.personName} ${data.act}: ${data.documentTitle}`,
    preview: `${data.done} of ${data.total} done.`,
    reason: 'You get this because you asked to hear of each signature.',
    blocks: [
      { kind: 'title', text: `${data.personName} ${data.act} ${data.documentTitle}` },
      { kind: 'text', text: `${data.done} of ${data.total} done.` },
      { kind: 'button', label: 'Open the document', url: data.link },
      {
        kind: 'facts',
        rows: [
          { label: 'When', value: shortMoment(data.at, data.timeZone) },
          { label: 'Document ID', value: data.documentId },
        ],
      },
    ],
  });
}
