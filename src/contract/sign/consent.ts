import { fill } from '../../domain/language/texts.ts';
import type { RecipientType } from '../../domain/recipient/types.ts';

/** Raised when a word of a consent changes, in whatever language: the record names it beside the words. */
export const consentVersion = '2026-12';

export interface DisclosureSection {
  readonly title: string;
  /** `{sender}` stands for the company or person who sent the document. */
  readonly text: string;
}

/** What is agreed to, in one language. */
export interface ConsentTexts {
  /** The line above Start. Pressing Start is the consent. */
  readonly signer: string;
  readonly approver: string;
  /** The line beside Finish, where one signs a document of one's own. */
  readonly own: string;
  /** Before the line, in the sandbox. */
  readonly test: string;
  /** The full text behind the line. */
  readonly disclosure: readonly DisclosureSection[];
}

/** The line above Start. */
export function consentSentence(texts: ConsentTexts, type: RecipientType): string {
  return type === 'approver' ? texts.approver : texts.signer;
}

/** The full text, with the company or person who sent the document in it. */
export function disclosure(texts: ConsentTexts, sender: string): readonly DisclosureSection[] {
  return texts.disclosure.map(({ title, text }) => ({ title, text: fill<string>(text, { sender }) }));
}

/** What is written into the document's record: the words that were on the screen, with their version. */
export function consentRecord(texts: ConsentTexts, type: RecipientType | 'own', sandbox: boolean): string {
  const sentence = type === 'own' ? texts.own : consentSentence(texts, type);
  return `${sandbox ? `${texts.test} ` : ''}${sentence} (text ${consentVersion})`;
}
