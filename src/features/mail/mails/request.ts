import type { Language } from '../../../domain/language/languages.ts';
import { fill, plural } from '../../../domain/language/texts.ts';
import type { RecipientType } from '../../../domain/recipient/types.ts';
import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
import { mailTexts } from '../messages/catalogues.ts';
import { renderMail } from '../render.tsx';
import { longDay, longMoment } from '../words.ts';

export interface RequestMailData {
  readonly documentTitle: string;
  readonly pages: number;
  /** The sender's message; "" for none. */
  readonly note: string;
  readonly expiresAt: Date | null;
  /** The owner's. */
  readonly timeZone: string;
  readonly sender: MailSender & { readonly phone: string };
  readonly recipient: {
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly type: RecipientType;
    /** Number of fields waiting for this person. */
    readonly fields: number;
  };
  /** The recipient's own link. */
  readonly link: string;
  /** Names of those whose turn comes after; empty where nobody waits. */
  readonly signsAfter: readonly string[];
}

/** "Ana Brandt asks you to sign": when a document is sent, sent again, or the turn has come. */
export async function requestMail(
  deps: MailDeps,
  data: RequestMailData,
  language: Language = 'en',
): Promise<MailMessage> {
  const texts = mailTexts(language);
  const what = { title: data.documentTitle, pages: plural(language, texts.pages, data.pages, {}) };
  return renderMail(deps, {
    language,
    subject: requestSubject(data, language),
    preview: previewOf(data, language),
    sender: data.sender,
    blocks: [
      { kind: 'title', text: asks(data, language) },
      { kind: 'text', text: fill(texts.request.what, what) },
      ...requestBlocks(data, language),
    ],
  });
}

function asks(data: RequestMailData, language: Language): string {
  return fill(mailTexts(language).request[data.recipient.type], { sender: data.sender.name });
}

export function requestSubject(data: RequestMailData, language: Language): string {
  return fill(mailTexts(language).request.subject, { asks: asks(data, language), title: data.documentTitle });
}

/** Everything below the title, shared with the reminder. */
export function requestBlocks(data: RequestMailData, language: Language): MailBlock[] {
  const texts = mailTexts(language).request;
  const { type } = data.recipient;
  const facts = [];
  if (data.expiresAt !== null) {
    facts.push({ label: texts.ends, value: longMoment(data.expiresAt, data.timeZone, language) });
  }
  if (data.signsAfter.length > 0) facts.push({ label: texts.after[type], value: data.signsAfter.join(', ') });
  const blocks: MailBlock[] = [];
  if (data.note !== '') blocks.push({ kind: 'quote', text: data.note });
  blocks.push({ kind: 'button', label: texts.buttons[type], url: data.link }, { kind: 'note', text: texts.noAccount });
  if (facts.length > 0) blocks.push({ kind: 'facts', rows: facts });
  blocks.push({ kind: 'small', text: texts.yoursAlone }, { kind: 'address', url: data.link });
  return blocks;
}

export function previewOf(data: RequestMailData, language: Language): string {
  const texts = mailTexts(language);
  const pages = plural(language, texts.pages, data.pages, {});
  const fields = plural(language, texts.fields, data.recipient.fields, {});
  const day = data.expiresAt === null ? '' : longDay(data.expiresAt, data.timeZone, false, language);
  return [
    data.recipient.fields > 0
      ? fill(texts.request.facts, { fields, pages })
      : fill(texts.request.factsPages, { pages }),
    ...(day === '' ? [] : [fill(texts.request.endsOn, { day })]),
    texts.request.noAccount,
  ].join(' ');
}
