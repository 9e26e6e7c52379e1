import { renderToStaticMarkup } from 'react-dom/server';
import type { MailContent } from './content.ts';
import { MailFrame } from './frame.tsx';
import type { MailDeps, MailMessage } from './message.ts';
import { contentAsText } from './text-part.ts';

/** What mail programs expect: with it they keep to one way of laying tables out. */
const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** HTML and text of one mail, from the same blocks. */
export async function renderMail(deps: MailDeps, content: MailContent): Promise<MailMessage> {
  return {
    subject: content.subject,
    html: `${doctype}${renderToStaticMarkup(<MailFrame deps={deps} content={content} />)}`,
    text: contentAsText(deps, content),
  };
}
