import { many } from './words-tools.ts';

type Facts = Readonly<Record<string, string | number>>;

/** Texts around files that the reader attaches. */
export const attachWords = {
  rule: (files: number, megabytes: number, docx: boolean) =>
    `Up to ${many(files, '1 file', '# files')} of at most ${megabytes} MB each: ${docx ? 'PDF, DOCX, PNG or JPG' : 'PDF, PNG or JPG'}.`,
  where: 'They become pages at the end of the document.',
  testOnly: 'Do not upload confidential data.',
  choose: 'Choose files',
  chooseMore: 'Choose more files',
  count: (files: number) => many(files, '1 file', '# files'),
  pages: (pages: number) => many(pages, '1 page', '# pages'),
  list: 'Attached files',
  uploading: (name: string) => `Uploading ${name}`,
  checking: 'Checking the file',
  cancel: (name: string) => `Cancel ${name}`,
  remove: (name: string) => `Remove ${name}`,
  dismiss: (name: string) => `Close the message about ${name}`,
  attached: (name: string) => `${name} is attached.`,
  removed: (name: string) => `${name} is removed.`,
  wait: 'A file is still being uploaded. Wait a moment.',
  by: (person: string) => `Attached by ${person}`,
  /** By the code of the server's refusal, or of what the page saw itself. */
  faults: {
    'file-type': () => 'This kind of file can’t be used.',
    'file-damaged': () => 'The file is damaged and can’t be read.',
    'file-password': () => 'The file is protected by a password. Save it without one and choose it again.',
    'file-docx': () => 'DOCX files can’t be used here. Save it as PDF and choose that.',
    'file-pages': (facts: Facts) => `The file has too many pages. At most ${facts.limit} are possible.`,
    'file-complex': () => 'The file takes too long to read. Save it in a simpler form and choose it again.',
    'file-too-big': (facts: Facts) => `The file is larger than ${facts.limitMb} MB.`,
    'too-large': () => 'The file is too large.',
    'too-many-files': (facts: Facts) => `Only ${many(Number(facts.limit), '1 file', '# files')} can be attached here.`,
    'quota-storage': (facts: Facts) =>
      `The sandbox keeps ${facts.limitMb} MB of files for each sender, and that is full. Ask the sender to make room.`,
    'document-full': (facts: Facts) => `All files of this document together may have ${facts.limitMb} MB at most.`,
    locked: () => 'You have uploaded many files. Try again in an hour.',
    offline: () => 'The connection was lost. Choose the file again.',
    other: () => 'The file could not be attached. Try again in a moment.',
  } as Readonly<Record<string, (facts: Facts) => string>>,
} as const;
