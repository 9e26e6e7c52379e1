import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';
import { longMoment } from '../words.ts';

export interface CertificateEndingMailData {
  /** Whom the certificate names. */
  readonly subject: string;
  readonly endsAt: Date;
  readonly ended: boolean;
  readonly timeZone: string;
  /** The settings page of the certificate. */
  readonly link: string;
}

/** To the Admin, 30, 7 and 1 days before an organisation's signing certificate ends, and when it has. */
export async function certificateEndingMail(deps: MailDeps, data: CertificateEndingMailData): Promise<MailMessage> {
  const moment = longMoment(data.endsAt, data.timeZone);
  const headline = data.ended ? 'Your signing certificate has ended' : 'Your signing certificate ends soon';
  const wait = 'Documents that everybody has signed wait for their seal until you upload a new one or remove it.';
  return renderMail(deps, {
    subject: headline,
    preview: data.ended ? wait : `It ends on ${moment}.`,
    reason: 'You get this because you are an Admin of your organisation.',
    blocks: [
      { kind: 'title', text: headline },
      { kind: 'text', text: data.ended ? wait : `Upload a new one before ${moment}. After that, documents wait.` },
      { kind: 'button', label: 'Open signing certificate', url: data.link },
      {
        kind: 'facts',
        rows: [
          { label: 'Certificate', value: data.subject },
          { label: data.ended ? 'Ended' : 'Ends', value: moment },
        ],
      },
      { kind: 'note', text: 'Documents that are sealed already stay valid: their timestamps prove when that was.' },
    ],
  });
}
