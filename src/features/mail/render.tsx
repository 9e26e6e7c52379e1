import { render } from '@react-email/render';
import type { MailContent } from './content.ts';
import { MailFrame } from './frame.tsx';
import type { MailDeps, MailMessage } from './message.ts';
import { contentAsText } from './text-part.ts';

/** HTML and text of one mail, from the same blocks. */
export async function renderMail(deps: MailDeps, content: MailContent): Promise<MailMessage> {
  return {
    subject: content.subject,
    html: await render(<MailFrame deps={deps} content={content} />),
    text: contentAsText(deps, content),
  };
}
