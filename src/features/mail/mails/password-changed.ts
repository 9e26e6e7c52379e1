import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';
import { longMoment } from '../words.ts';

export interface PasswordChangedMailData {
  readonly at: Date;
  readonly timeZone: string;
  readonly ip: string;
}

export async function passwordChangedMail(deps: MailDeps, data: PasswordChangedMailData): Promise<MailMessage> {
  return renderMail(deps, {
    subject: 'Your password was changed',
    preview: 'All other sessions have ended.',
    reason: 'You get this because it concerns the safety of your account.',
    blocks: [
      { kind: 'title', text: 'Your password was changed' },
      { kind: 'text', text: 'All other sessions have ended. If this was you, there is nothing to do.' },
      {
        kind: 'facts',
        rows: [
          { label: 'When', value: longMoment(data.at, data.timeZone) },
          { label: 'From', value: data.ip },
        ],
      },
      { kind: 'small', text: 'If it was not you, choose a new password now and tell support.' },
      { kind: 'button', label: 'Choose a new password', url: `${deps.settings.publicUrl}/forgot-password` },
    ],
  });
}
