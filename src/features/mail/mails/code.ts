import type { Language } from '../../../domain/language/languages.ts';
import { fill, plural } from '../../../domain/language/texts.ts';
import type { MailDeps, MailMessage } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';

export interface CodeMailData {
  /** Digits, as typed. */
  readonly code: string;
  readonly purpose: 'sign-up' | 'document';
  /** Life of the code. */
  readonly minutes: number;
}

/** The one-time code of sign-up and of a document's e-mail gate. Says neither title nor sender: the gate stands before both. */
export async function codeMail(deps: MailDeps, data: CodeMailData, language: Language = 'en'): Promise<MailMessage> {
  const product = deps.settings.productName;
  const texts = mailTexts(language).code;
  return renderMail(deps, {
    language,
    subject: fill(texts.subject, { code: data.code, product }),
    preview: plural(language, texts.preview, data.minutes, {}),
    reason: texts.reason,
    blocks: [
      { kind: 'title', text: texts.title },
      { kind: 'text', text: data.purpose === 'sign-up' ? fill(texts.signUp, { product }) : texts.document },
      { kind: 'code', text: data.code },
      { kind: 'note', text: plural(language, texts.note, data.minutes, { product }) },
    ],
  });
}
