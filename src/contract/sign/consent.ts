import type { RecipientType } from '../../domain/recipient/types.ts';

/** Raised when a word below changes: the record names it beside the words. */
export const consentVersion = '2026-11';

/** The line above Start. Pressing Start is the consent. */
export function consentSentence(type: RecipientType): string {
  return type === 'approver'
    ? 'By pressing Start you agree to approve electronically.'
    : 'By pressing Start you agree to sign electronically.';
}

/** The line beside Finish, where one signs a document of one's own. */
export const ownConsentSentence = 'By pressing Finish you sign it electronically.';

export interface DisclosureSection {
  readonly title: string;
  readonly text: string;
}

/** The full text behind the consent line; `sender` is the company or person who sent the document. */
export function disclosure(sender: string): readonly DisclosureSection[] {
  return [
    {
      title: 'What you agree to',
      text: `You agree to read, fill in and sign this document from ${sender} on screen. It covers this document only.`,
    },
    { title: 'Paper copies', text: `You can ask ${sender} for a copy on paper, before or after you sign.` },
    {
      title: 'Changing your mind',
      text: 'Until you finish you can decline in the menu, or close the page. Nothing counts before you press the last button. To withdraw your consent later, write to the sender; what you have signed until then stays as it is.',
    },
    {
      title: 'What you need',
      text: 'A current browser, an email address, and a program that opens PDF files to keep your copy.',
    },
    { title: 'Your address', text: `If your email address changes, tell ${sender}, so that notices reach you.` },
    { title: 'Notices', text: 'Everything about this document comes by email to the address this link was sent to.' },
    {
      title: 'Keeping a copy',
      text: 'You can download the document on this page. A sealed copy is mailed to you when everybody is done, unless the sender has switched mails off.',
    },
    {
      title: 'Legal effect',
      text: 'Your electronic signature can bind you as one written by hand does. Some documents need another form by law; if you are unsure, ask before you sign.',
    },
    {
      title: 'What is recorded',
      text: 'When you open, agree and sign, with the network address and the kind of browser you use. This record is part of the completion certificate that all parties can see.',
    },
  ];
}

/** What is written into the document's record: the words that were on the screen, with their version. */
export function consentRecord(type: RecipientType | 'own', sandbox: boolean): string {
  const sentence = type === 'own' ? ownConsentSentence : consentSentence(type);
  return `${sandbox ? 'This is a test. ' : ''}${sentence} (text ${consentVersion})`;
}
