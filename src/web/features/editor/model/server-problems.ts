import type { DraftProblem, DraftProblemCode } from '../../../../domain/draft/problem.ts';
import { logicFaultCodes } from '../../../../domain/widget/logic-fault.ts';
import { logicWords } from './logic-words.ts';
import { personName } from './people.ts';
import type { Problem, ProblemPlace } from './problems.ts';
import type { EditorContent } from './types.ts';

const sentences: Record<DraftProblemCode, (who: string, problem: Told) => string> = {
  'title-missing': () => 'It has no title.',
  'no-recipients': () => 'Add somebody who signs.',
  'too-many-recipients': (_, { detail }) => `At most ${detail?.limit ?? ''} people can take part.`,
  'too-many-widgets': (_, { detail }) => `At most ${detail?.limit ?? ''} fields fit in one document.`,
  'address-missing': (who) => `${who} has no email address.`,
  'bad-address': (who) => `The address of ${who} is not an email address.`,
  'signer-without-signature': (who) => `${who} has no signature field.`,
  'viewer-with-widgets': (who) => `${who} only views but has fields.`,
  'approver-with-signature': (who) => `${who} approves and can’t have a signature field.`,
  'bad-access-code': (who) => `The access code of ${who} needs at least 6 digits.`,
  'name-taken': (_, { detail }) => `Two fields are called “${detail?.name ?? ''}”.`,
  'name-missing': () => 'A field has no label.',
  'widget-outside-page': (_, { detail }) => `“${detail?.name ?? ''}” is not on a page.`,
  'options-missing': (_, { detail }) => `“${detail?.name ?? ''}” has nothing to choose from.`,
  'bad-options': (_, { detail }) => `The settings of “${detail?.name ?? ''}” contradict each other.`,
  'bad-pattern': (_, { detail }) => `The pattern of “${detail?.name ?? ''}” can’t be used.`,
  'bad-formula': (_, { detail }) => `The formula of “${detail?.name ?? 'a field'}” can’t be computed.`,
  'bad-logic': (_, { detail }) => {
    const fault = logicFaultCodes.find((code) => code === detail?.fault) ?? 'unreadable';
    return `Condition of “${detail?.name ?? 'a field'}”: ${logicWords(fault, String(detail?.trigger ?? ''))}`;
  },
  'unsupported-widget': (_, { detail }) => `You can’t fill in “${detail?.name ?? ''}” before sending.`,
  'prefill-missing': (_, { detail }) => `Fill in “${detail?.name ?? ''}”.`,
  'bad-response': (_, { detail }) => `What you filled into “${detail?.name ?? ''}” does not fit the field.`,
  'bad-setting': (_, { setting }) => `${settingWords[setting ?? ''] ?? 'A setting'} can’t be used as it is.`,
  'per-signer-forbids': (_, { detail }) =>
    obstacleWords[String(detail?.what)] ?? 'Signatures per signer are not possible.',
  'signatures-kept': (_, { detail }) => keptWords[String(detail?.what)]?.(String(detail?.name ?? '')) ?? keptSentence,
  'needs-plan': (who, { setting, detail }) => {
    const what =
      settingWords[setting ?? ''] ??
      (detail?.name === undefined ? `What ${who} does` : `The check of “${detail.name}”`);
    return `${what} needs the plan ${String(detail?.plans ?? '').replace(/, (?=[^,]*$)/, ' or ')}.`;
  },
};

const obstacleWords: Readonly<Record<string, string>> = {
  'allow-modifications': 'With a signature per signer, recipients can’t add fields of their own.',
  'free-placement': 'With a signature per signer, every signer needs a signature field.',
  'merge-certificate': 'With a signature per signer, the certificate stays a file of its own.',
  'signatures-kept': 'A file that is signed already can’t get a signature per signer.',
};

const keptSentence = 'The signatures in this file are kept: only its own fields can be filled.';

const keptWords: Readonly<Record<string, (name: string) => string>> = {
  'no-such-field': (name) => `“${name}” is no field of the signed file. Delete it, or bring it back to its place.`,
  'wrong-type': (name) => `“${name}” is not of the kind that the signed file has there.`,
  'wrong-values': (name) => `“${name}” has choices that the signed file does not have.`,
  prefill: (name) => `You can’t fill in “${name}” of a signed file. Give it to somebody who signs.`,
  'allow-modifications': () => 'Nobody can add fields to a signed file.',
  'merge-certificate': () => 'Next to a signed file, the certificate stays a file of its own.',
};

const settingWords: Readonly<Record<string, string>> = {
  autoReminder: 'Reminding automatically',
  enableOtp: 'The email code',
  notifyOnSignatures: 'A notice of each signature',
  allowModifications: 'Letting recipients add fields',
  mergeCertificate: 'The certificate inside the document',
  emailSubject: 'An own subject',
  emailBody: 'An own mail',
  redirectUrl: 'The web address to go to afterwards',
  senderEmail: 'The address answers go to',
  cc: 'An address that gets a copy',
  bcc: 'An address that gets a hidden copy',
};

type Told = { readonly [Key in keyof DraftProblem]: DraftProblem[Key] | undefined };

/** A problem that the server tells, in words, with its place in the editor. */
export function serverProblem(
  problem: Told & { readonly code: DraftProblemCode },
  content: EditorContent,
  personOf: (id: string) => string,
): Problem {
  const person = content.people.find(({ id }) => problem.personId !== undefined && id === personOf(problem.personId));
  const words = sentences[problem.code](person === undefined ? 'Somebody' : personName(person), problem);
  return { words, place: placeOf(problem, person?.id) };
}

function placeOf(problem: Told, personId: string | undefined): ProblemPlace {
  if (problem.widgetId !== undefined) return { at: 'widget', id: problem.widgetId };
  if (personId !== undefined) return { at: 'person', id: personId };
  if (problem.setting !== undefined) return { at: 'settings' };
  return problem.code === 'title-missing' ? { at: 'title' } : { at: 'people' };
}
