import type { Language } from '../../../domain/language/languages.ts';
import { fill } from '../../../domain/language/texts.ts';
import type { RecipientType } from '../../../domain/recipient/types.ts';
import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';
import { shortMoment } from '../words.ts';

export interface CompletedMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  readonly timeZone: string;
  readonly sender: MailSender;
  readonly people: readonly {
    readonly name: string;
    readonly type: RecipientType;
    readonly at: Date;
  }[];
  /** What is attached, with a line about each: "Attached, 2 pages, 214 KB". */
  readonly files: readonly { readonly name: string; readonly note: string }[];
  /** `linked`: too large for a mail, the button leads to it. */
  readonly sealedFile: 'attached' | 'linked';
  /** Where this person can open the document; null for cc and bcc. */
  readonly link: string | null;
}

/** "Completed: Services agreement", one mail for each person, with the sealed PDF and the completion certificate attached. */
export async function completedMail(
  deps: MailDeps,
  data: CompletedMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const mails = mailTexts(language);
  const texts = mails.completed;
  const title = data.documentTitle;
  const facts = data.people.map(({ name, type, at }) => ({
    label: name,
    value: fill(texts.acts[type], { moment: shortMoment(at, data.timeZone, language) }),
  }));
  const blocks: MailBlock[] = [
    { kind: 'status', tone: 'success', text: texts.status },
    { kind: 'title', text: fill(texts.title, { title }) },
    { kind: 'text', text: texts[data.sealedFile] },
    { kind: 'files', rows: data.files },
  ];
  if (data.link !== null) blocks.push({ kind: 'button', label: mails.open, url: data.link });
  blocks.push({ kind: 'facts', rows: [...facts, { label: mails.documentId, value: data.documentId }] });
  blocks.push({ kind: 'note', text: fill(mails.verify, { address: `${deps.settings.publicUrl}/verify` }) });
  const both = data.files.length > 1 ? texts.previewBoth : texts.preview;
  return renderMail(deps, {
    language,
    subject: fill(texts.subject, { title }),
    preview: data.sealedFile === 'linked' ? texts.previewLinked : both,
    sender: data.sender,
    blocks,
  });
}
