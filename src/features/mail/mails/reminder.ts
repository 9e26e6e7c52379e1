import type { Language } from '../../../domain/language/languages.ts';
import { fill, plural } from '../../../domain/language/texts.ts';
import type { MailDeps, MailMessage } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';
import { previewOf, type RequestMailData, requestBlocks } from './request.ts';

export type ReminderMailData = RequestMailData;

/** "Reminder: Services agreement waits for your signature": every N days while it is this person's turn. */
export async function reminderMail(
  deps: MailDeps,
  data: ReminderMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const texts = mailTexts(language);
  const waits = fill(texts.reminder[data.recipient.type], { title: data.documentTitle });
  const pages = plural(language, texts.pages, data.pages, {});
  return renderMail(deps, {
    language,
    subject: fill(texts.reminder.subject, { waits }),
    preview: previewOf(data, language),
    sender: data.sender,
    blocks: [
      { kind: 'title', text: waits },
      { kind: 'text', text: fill(texts.reminder.text, { sender: data.sender.name, pages }) },
      ...requestBlocks(data, language),
    ],
  });
}
