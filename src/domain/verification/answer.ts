import { signaturesOf, signerName, type VerifiedFile, type VerifiedSignature } from './facts.ts';

export type AnswerTone = 'valid' | 'changed' | 'warning' | 'neutral' | 'sandbox';

/** The answer that stands first: one title, one or two sentences. */
export interface Answer {
  readonly tone: AnswerTone;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** `moment` writes an ISO time for people, with its zone. */
export type WriteMoment = (iso: string) => string;

export function answerOf(file: VerifiedFile, moment: WriteMoment): Answer {
  const test = file.environment === 'sandbox';
  if (test && (file.verdict === 'valid-unchanged' || file.verdict === 'signed-not-trusted')) {
    return {
      tone: 'sandbox',
      title: 'Made in Sandbox, no legal effect',
      sentences: [`This is a test. ${sealedSentence(file, moment)}`, unchangedSentence(file)],
    };
  }
  switch (file.verdict) {
    case 'valid-unchanged':
      return {
        tone: 'valid',
        title: 'Valid and unchanged',
        sentences: [sealedSentence(file, moment), unchangedSentence(file)],
      };
    case 'changed-after-signing':
      return { tone: 'changed', title: 'Changed after signing', sentences: changedSentences(file, moment, test) };
    case 'signed-not-trusted':
      return {
        tone: 'warning',
        title: 'Signed, but the signer isn’t trusted',
        sentences: [unchangedSentence(file), ...distrustSentences(file)],
      };
    case 'no-signature':
      return {
        tone: 'neutral',
        title: 'No signature',
        sentences: ['This PDF holds no signature. Nothing in it says who made it, or whether it was changed.'],
      };
    case 'unreadable':
      return { tone: 'neutral', title: 'Can’t be checked', sentences: unreadableSentences(file) };
  }
}

/** "Sealed by Larkfield Studio Ltd on 24 November 2026, 11:05 GMT." */
function sealedSentence(file: VerifiedFile, moment: WriteMoment): string {
  const signatures = signaturesOf(file);
  const first = signatures[0];
  if (!first) return 'It carries a timestamp and no signature.';
  const signers = signersOfForm(signatures);
  if (signers.length > 0) return formSentence(first, signers, moment);
  const verb = first.certification === null ? 'Signed' : 'Sealed';
  const names = [...new Set(signatures.map(signerName))];
  const more = names.length > 1 ? ` and ${names.length - 1} more` : '';
  const when = first.provedTime
    ? ` on ${moment(first.provedTime)}`
    : first.claimedTime
      ? ` on ${moment(first.claimedTime)}, as the signer says; no timestamp proves it`
      : '';
  return `${verb} by ${names[0]}${more}${when}.`;
}

/** Who signed a form that somebody else certified first. */
function signersOfForm(signatures: readonly VerifiedSignature[]): readonly VerifiedSignature[] {
  const first = signatures[0];
  if (!first || first.certification === null) return [];
  const others = signatures.filter((one) => one.certification === null && signerName(one) !== signerName(first));
  // The certificates of people say how they were proved; that of the installation, which closes the form, says nothing.
  const people = others.filter(({ chain }) => (chain[0]?.notices ?? []).length > 0);
  return people.length > 0 ? people : others;
}

/** "Signed by Mia Torres and Kai Sommer, sealed by Signet. The last signature is of 24 November 2026, 11:05 GMT." */
function formSentence(form: VerifiedSignature, signers: readonly VerifiedSignature[], moment: WriteMoment): string {
  const names = [...new Set(signers.map(signerName))];
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  const list = shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
  const last = signers[signers.length - 1];
  const who = names.length === 1 ? 'The signature' : 'The last signature';
  const when = last?.provedTime
    ? ` ${who} is of ${moment(last.provedTime)}.`
    : last?.claimedTime
      ? ` ${who} is of ${moment(last.claimedTime)}, as the signer says; no timestamp proves it.`
      : '';
  return `Signed by ${list}, sealed by ${signerName(form)}.${when}`;
}

function unchangedSentence(file: VerifiedFile): string {
  const added = file.revisions
    .flatMap(({ changes }) => changes)
    .some(({ kind }) => kind === 'form-values' || kind === 'annotations' || kind === 'metadata');
  if (added && signersOfForm(signaturesOf(file)).length > 0)
    return 'On the way only its fields were filled in and signed, which the form allows.';
  return added ? 'What was added since is allowed by the signer.' : 'Nothing in it has changed since.';
}

function changedSentences(file: VerifiedFile, moment: WriteMoment, test: boolean): string[] {
  const first = signaturesOf(file)[0];
  const when = first?.provedTime ?? first?.claimedTime;
  const verb = first?.certification === null ? 'signed' : 'sealed';
  return [
    `This is not the file that was ${verb}${when ? ` on ${moment(when)}` : ''}. Don’t rely on it.`,
    test ? 'It was made in the Sandbox and had no legal effect.' : `Ask whoever sent it to you for the ${verb} file.`,
  ];
}

function distrustSentences(file: VerifiedFile): string[] {
  const codes = new Set(file.reasons.map(({ code }) => code));
  const name = signaturesOf(file)[0];
  const who = name ? signerName(name) : 'the signer';
  if (codes.has('revoked')) return [`The certificate of ${who} was revoked before the time that is proved.`];
  if (codes.has('expired')) return [`The certificate of ${who} was not valid at the time that is proved.`];
  if (codes.has('weak-algorithm'))
    return ['It uses an algorithm that is no longer safe, so a forgery can’t be ruled out.'];
  if (codes.has('unsupported-algorithm')) return ['It uses an algorithm that can’t be checked here.'];
  return [`This installation doesn’t know who issued the certificate of ${who}.`];
}

function unreadableSentences({ reasons }: VerifiedFile): string[] {
  switch (reasons[0]?.code) {
    case 'not-a-pdf':
      return ['This file is not a PDF.'];
    case 'encrypted':
      return ['The file is locked with a password. Save a copy without one, or ask for an open file.'];
    case 'too-complex':
      return ['The file is too large or too complex to check here.'];
    default:
      return ['The file is damaged. Ask for it again.'];
  }
}
