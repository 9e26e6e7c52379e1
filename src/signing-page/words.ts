import type { RecipientType } from '../domain/recipient/types.ts';
import type { ResponseFault } from '../domain/widget/check-response.ts';
import type { WidgetType } from '../domain/widget/types.ts';
import { attachWords } from './words-attach.ts';
import { changedWords } from './words-changed.ts';
import { declineWords, doneWords } from './words-end.ts';
import { ownWords } from './words-own.ts';
import { publicWords } from './words-public.ts';
import { list, many } from './words-tools.ts';

type Facts = Readonly<Record<string, string | number>>;

const fieldNames: Readonly<Record<WidgetType, string>> = {
  signature: 'Signature',
  initials: 'Initials',
  stamp: 'Stamp',
  image: 'Picture',
  name: 'Name',
  email: 'Email',
  company: 'Company',
  'job title': 'Job title',
  textbox: 'Text',
  number: 'Number',
  date: 'Date',
  checkbox: 'Checkbox',
  'radio button': 'Choice',
  dropdown: 'Choice',
  cells: 'Characters',
  attachments: 'Files',
};

/** Every text of the recipient's page, in English. A language is one more object of this shape. */
export const words = {
  locale: 'en-GB',
  list,
  fieldNames,
  of: (done: number, all: number) => `${done} of ${all}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pageShort: (page: number) => `Page ${page}`,

  head: {
    textView: 'Text view',
    pageView: 'Page view',
    menu: 'Menu',
    download: 'Download',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    percent: (value: number) => `${value} %`,
  },
  menu: {
    download: 'Download',
    decline: 'Decline',
    writeTo: (name: string) => `Write to ${name}`,
    report: 'Report abuse',
    larger: 'Larger text',
    smaller: 'Smaller text',
  },
  strip: {
    asks: (sender: string, type: RecipientType) =>
      type === 'viewer'
        ? `${sender} shares this with you`
        : type === 'approver'
          ? `${sender} asks you to approve`
          : `${sender} asks you to sign`,
    fields: (count: number) => many(count, '1 field for you', '# fields for you'),
    pages: (count: number) => many(count, '1 page', '# pages'),
    ends: (day: string) => `Ends on ${day}.`,
    quoted: (note: string) => `“${note}”`,
    more: 'More',
    less: 'Less',
  },
  foot: {
    test: 'This is a test.',
    readAll: 'Read the full text',
    start: 'Start',
    next: 'Next',
    finish: (type: RecipientType) => (type === 'approver' ? 'Approve' : 'Sign and finish'),
    filled: 'Everything is filled in. Tap a field to change it.',
    enough: 'What is required is filled in. Tap a field to change it.',
    nothingToFill: 'Nothing to fill in. Read it, then approve.',
    toFill: (count: number) => many(count, '1 field is left.', '# fields are left.'),
    toMend: (count: number) => many(count, '1 field needs another look.', '# fields need another look.'),
    offline: 'Waiting for connection',
    offlineNote: 'You are offline. Your answers are kept here and sent when the connection is back.',
    reading: 'You can read and download this document. Nothing is asked of you.',
    waiting: (names: string, email: string) => `${names}. We’ll write to ${email} when it’s your turn.`,
    saves: { saved: 'Saved', saving: 'Saving', kept: 'Kept in this browser' },
    busy: 'Sending',
    place: 'Tap the page where your signature goes.',
    placeMore: 'Tap the page to sign in a further place.',
  },
  field: {
    fillsItself: 'Fills itself',
    preview: 'Preview',
    required: 'Required.',
    optional: 'Optional.',
    yours: (label: string, page: number) => `${label}, page ${page}`,
    told: (page: number, filled: boolean) => `, page ${page}, ${filled ? 'filled in' : 'to do'}`,
    signsHere: (name: string) => `${name} signs here`,
    signsAfter: (name: string) => `${name} signs after you`,
  },
  sheet: {
    close: 'Close',
    next: 'Next',
    back: 'Back',
    apply: 'Apply',
    remove: 'Remove',
    choose: 'Choose',
    dateHint: (format: string) => `Written as ${format}.`,
    from: (day: string) => `Not before ${day}.`,
    until: (day: string) => `Not after ${day}.`,
    atLeast: (count: number) => `Choose at least ${count}.`,
    atMost: (count: number) => `Choose at most ${count}.`,
    cells: (count: number) => `Up to ${count} characters.`,
    decimals: (count: number) => (count === 0 ? 'A whole number.' : `Up to ${count} decimals.`),
  },
  signature: {
    title: (type: WidgetType) =>
      type === 'initials'
        ? 'Your initials'
        : type === 'stamp'
          ? 'Your stamp'
          : type === 'image'
            ? 'Your picture'
            : 'Your signature',
    tabs: 'How to sign',
    draw: 'Draw',
    type: 'Type',
    upload: 'Upload',
    padLabel: 'Area to sign in',
    padEmpty: 'Sign above the line with your finger',
    padTurn: 'Turn your phone for a larger pad',
    padNeeded: 'Draw on the pad first.',
    pen: (color: string) => `${color} pen`,
    colors: { blue: 'Blue', red: 'Red', black: 'Black' },
    undo: 'Undo',
    clear: 'Clear',
    yourName: 'Your name',
    yourInitials: 'Your initials',
    nameNeeded: 'Type your name first.',
    face: 'Handwriting',
    faceOption: (face: string) => `Handwriting ${face}`,
    plainFace: 'Plain letters',
    chooseFile: 'Choose a picture',
    chooseOther: 'Choose another picture',
    fileHint: 'PNG or JPG, up to 10 MB.',
    fileNeeded: 'Choose a picture first.',
    fileBad: 'This file can’t be read as a picture. Use PNG or JPG.',
    fileBig: 'This picture is larger than 10 MB. Choose a smaller one.',
    clean: 'Remove the paper behind it',
    chosen: 'Picture chosen',
    approve: 'Made from your name. Apply it, or change it.',
    phone: 'Sign on my phone',
    phoneHint: 'Point your phone’s camera at this code. It opens this document there.',
  },
  text: {
    contents: 'Contents',
    fields: (count: number) => many(count, '1 field', '# fields'),
    scanned: 'This page can’t be read as text; it’s a scanned picture.',
    showPage: 'Show the page',
    add: (label: string) => `Add ${label.toLowerCase()}`,
    change: (label: string) => `Change ${label.toLowerCase()}`,
    failed: 'The text could not be loaded. Check your connection and try again.',
    retry: 'Try again',
    start: 'Press Start before you fill in fields.',
  },
  people: {
    title: 'People',
    you: (name: string) => `${name} (you)`,
    now: (type: RecipientType) =>
      type === 'viewer' ? 'Reads only' : type === 'approver' ? 'Approves now' : 'Signs now',
    later: (type: RecipientType) => (type === 'approver' ? 'Approves after you' : 'Signs after you'),
    current: (type: RecipientType) => (type === 'approver' ? 'Approves too' : 'Signs too'),
    before: (type: RecipientType) => (type === 'approver' ? 'Approves first' : 'Signs first'),
    acted: (type: RecipientType) => (type === 'approver' ? 'Has approved' : 'Has signed'),
    reads: 'Reads only',
    youAfter: (name: string) => `Signs after ${name}`,
  },
  decline: declineWords,
  changed: changedWords,
  disclosure: { title: 'Signing electronically', close: 'Close' },
  done: doneWords,
  own: ownWords,
  attach: attachWords,
  visit: publicWords,
  gate: {
    mailTitle: 'Enter the code from your email',
    mailText: (sender: string, address: string) =>
      [`${sender} sent you a document. We mailed a 6-digit code to `, address, '. It works for 10 minutes.'] as const,
    mailSending: (sender: string, address: string) =>
      [`${sender} sent you a document. We are mailing a 6-digit code to `, address, '.'] as const,
    accessTitle: 'Enter your access code',
    accessText: (sender: string) => `${sender} sent you a document and gave you a code for it.`,
    code: 'Code',
    digits: '6-digit code',
    resendIn: (seconds: number) => `Send a new code in ${seconds} s`,
    resend: 'Send a new code',
    sent: 'A new code is on its way.',
    go: 'Continue',
    lost: (sender: string) => `No email? Look in spam, or ask ${sender}.`,
    noCode: (sender: string) => `No code? Ask ${sender} for it.`,
    empty: 'Type the code first.',
    wrong: (left: number) => `That code isn’t right. ${many(left, '1 try left.', '# tries left.')}`,
    expired: 'This code is too old. Send a new one.',
    lockedTitle: 'Too many tries',
    locked: (wait: string) => `You can try again in ${wait}.`,
    minutes: (seconds: number) => many(Math.max(1, Math.ceil(seconds / 60)), '1 minute', '# minutes'),
    sendFailed: 'The code could not be sent. Try again in a minute.',
  },
  states: {
    first: (names: readonly string[]) => (names.length === 1 ? `${names[0]} signs first` : `${list(names)} sign first`),
    firstText: (email: string) => ['We’ll write to ', email, ' when it’s your turn.'] as const,
    read: 'Read the document',
    expired: (day: string) => `This link ended on ${day}`,
    expiredText: (sender: string) => `It can’t be signed any more. Ask ${sender} for a new one; it comes by email.`,
    askNew: 'Ask for a new link',
    asked: 'We’ve asked. The new link comes by email.',
    declinedMe: 'You declined this document',
    declinedOther: (name: string) => `${name} declined this document`,
    declinedText: (sender: string, day: string) => `${sender} was told on ${day}. Nobody can sign it any more.`,
    changedMind: (sender: string) => `Changed your mind? Write to ${sender}.`,
    revoked: 'This document was withdrawn',
    revokedText: (sender: string, day: string) => `${sender} revoked it on ${day}. Nothing is asked of you any more.`,
    gone: 'This document no longer exists',
    goneText:
      'It was deleted by its owner, the link was replaced by a newer one, or it was not copied whole. Look for a newer email, or ask the person who sent it.',
    noSession: 'Open the link from your email again',
    noSessionText: 'This browser no longer holds the key to the document. The link in your email opens it.',
    unavailable: 'Not ready yet',
    unavailableText: (sender: string) =>
      `${sender} can’t receive signatures right now. Try again later, or ask ${sender}.`,
    questions: 'Questions?',
  },
  sandbox: {
    name: 'Sandbox',
    bar: 'Sandbox. Test documents only, no legal effect.',
    title: 'TEST',
    mark: 'SANDBOX - NO LEGAL EFFECT',
  },
  noScript: 'This page needs JavaScript. Switch it on in your browser and open the link again.',

  /** A sentence for each fault of `checkResponse`. */
  faults: {
    required: () => 'This field is required.',
    'not-an-email': () => 'This isn’t an email address. It looks like name@example.com.',
    'not-a-number': () => 'Use digits, with a point before the decimals.',
    'too-many-decimals': (facts: Facts) => `Use at most ${facts.limit} decimals.`,
    'not-a-date': () => 'Choose a day.',
    'too-early': (facts: Facts) => `Choose ${facts.min} or later.`,
    'too-late': (facts: Facts) => `Choose ${facts.max} or earlier.`,
    'not-an-option': () => 'Choose one of the answers given.',
    'too-few': (facts: Facts) => `Choose at least ${facts.limit}.`,
    'too-many': (facts: Facts) => `Choose at most ${facts.limit}.`,
    'too-long': (facts: Facts) => `Use at most ${facts.limit} characters.`,
    'wrong-kind': () => 'This answer can’t be used here. Give another one.',
    pattern: () => 'This answer doesn’t have the form the sender asked for.',
    'pattern-timeout': () => 'This answer takes too long to check. Make it shorter.',
  } satisfies Record<ResponseFault, (facts: Facts) => string>,

  /** A sentence for each refusal that stays on the page; `other` for the rest. */
  refusals: {
    'not-your-turn': 'It isn’t your turn yet.',
    'invalid-answers': 'Some fields need another look.',
    'not-a-picture': 'This picture can’t be used. Choose another one.',
    'too-large': 'This picture is too large. Choose a smaller one.',
    'bad-placement': 'A field you added can’t stay where it is. Open the page again and place it anew.',
    'already-asked': 'A new link was asked for already. Look in your email.',
    'document-changed': changedWords.look,
    'consent-changed': 'The text you agree to has changed. Open the page again.',
    other: 'That didn’t work. Your answers are kept; try again in a moment.',
  } as Readonly<Record<string, string>>,
} as const;
