import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';

export interface CodeMailData {
  /** Digits, as typed. */
  readonly code: string;
  readonly purpose: 'sign-up' | 'document';
  /** Life of the code. */
  readonly minutes: number;
}

/** The one-time code of sign-up and of a document's e-mail gate. Says neither title nor sender: the gate stands before both. */
export async function codeMail(deps: MailDeps, data: CodeMailData): Promise<MailMessage> {
  const product = deps.settings.productName;
  const use =
    data.purpose === 'sign-up'
      ? `Enter it to finish making your ${product} account.`
      : 'Enter it on the page where you are opening the document.';
  return renderMail(deps, {
    subject: `${data.code} is your ${product} code`,
    preview: `It works for ${data.minutes} minutes.`,
    reason: 'You get this because somebody typed this address.',
    blocks: [
      { kind: 'title', text: 'Your code' },
      { kind: 'text', text: use },
      { kind: 'code', text: data.code },
      {
        kind: 'note',
        text: `It works once, for ${data.minutes} minutes. Nobody from ${product} ever asks for it. If you didn't ask for it, you can ignore this mail.`,
      },
    ],
  });
}
