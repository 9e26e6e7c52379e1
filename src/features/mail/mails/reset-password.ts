import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';

export interface ResetPasswordMailData {
  readonly link: string;
  readonly minutes: number;
}

export async function resetPasswordMail(deps: MailDeps, data: ResetPasswordMailData): Promise<MailMessage> {
  return renderMail(deps, {
    subject: 'Choose a new password',
    preview: `The link works for ${data.minutes} minutes.`,
    reason: 'You get this because somebody asked for a new password for this address.',
    blocks: [
      { kind: 'title', text: 'Choose a new password' },
      { kind: 'text', text: 'Your old password works until you have chosen a new one.' },
      { kind: 'button', label: 'Choose a new password', url: data.link },
      {
        kind: 'note',
        text: `The link works once, for ${data.minutes} minutes. If you didn't ask for it, you can ignore this mail.`,
      },
      { kind: 'address', url: data.link },
    ],
  });
}
