import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';

/** Goes to an address that already has an account when somebody signs up with it: the page can't say so. */
export async function accountExistsMail(deps: MailDeps): Promise<MailMessage> {
  const product = deps.settings.productName;
  return renderMail(deps, {
    subject: `You already have a ${product} account`,
    preview: 'Sign in with your password, or choose a new one.',
    reason: 'You get this because somebody signed up with this address.',
    blocks: [
      { kind: 'title', text: 'You already have an account' },
      {
        kind: 'text',
        text: 'Somebody signed up with this address. Nothing was changed. Sign in with your password, or choose a new one if you forgot it.',
      },
      { kind: 'button', label: 'Sign in', url: `${deps.settings.publicUrl}/sign-in` },
      { kind: 'note', text: "If it wasn't you, you can ignore this mail." },
    ],
  });
}
