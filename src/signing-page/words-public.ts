import { many } from './words-tools.ts';

/** Texts of the page of a public template, before there is a document. */
export const publicWords = {
  whoTitle: 'Who is signing?',
  whoText: (owner: string) =>
    `${owner} lets everybody with this link sign. We mail a code to your address first, so that nobody signs in your name.`,
  name: 'Name',
  email: 'Email',
  phone: 'Phone (optional)',
  send: 'Mail me a code',
  seen: (owner: string) => `${owner} sees what you type here once you have entered the code.`,
  needsScript: 'The page you sign on needs JavaScript. Switch it on in your browser before you go on.',
  faults: {
    missing: { name: 'Type your name.', email: 'Type your email address.', phone: '' },
    'too-long': 'Use at most 100 characters.',
    'not-an-email': 'This isn’t an email address. It looks like name@example.com.',
    'not-a-phone': 'Use digits, spaces and a plus sign.',
  },
  lockedForm: (seconds: number) => `Too many codes were asked for. You can ask for one again in ${minutes(seconds)}.`,

  codeTitle: 'Enter the code from your email',
  codeText: (address: string) => ['We mailed a 6-digit code to ', address, '. It works for 10 minutes.'] as const,
  captured: (owner: string) =>
    `The sandbox keeps its mail: the code is in the sandbox’s mailbox of ${owner}, not in yours.`,
  go: 'Continue',
  resend: 'Send a new code',
  resendIn: (seconds: number) => `Send a new code in ${seconds} s`,
  lost: 'No email? Look in spam, or check the address.',
  other: 'Use another address',
  codeFaults: {
    missing: 'Type the code first.',
    expired: 'This code is too old. Send a new one.',
    tooSoon: (seconds: number) => `A code was sent a moment ago. You can ask for another one in ${seconds} s.`,
  },

  unknownTitle: 'Nothing to sign here',
  unknownText: 'The address wasn’t copied whole, or its owner no longer lets everybody sign here.',
  notReadyTitle: 'Not ready yet',
  notReadyText: (owner: string) => `${owner} can’t receive signatures right now. Try again later, or contact ${owner}.`,
  fullTitle: 'No more signatures today',
  fullText: (owner: string) =>
    `As many people have signed as can within a day. Try again tomorrow, or contact ${owner}.`,
  theOwner: 'the owner',
} as const;

function minutes(seconds: number): string {
  return many(Math.max(1, Math.ceil(seconds / 60)), '1 minute', '# minutes');
}
