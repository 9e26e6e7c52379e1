import type { Settings } from '../../features/deps.ts';

type Detail = Readonly<Record<string, string | number>>;
type Sentence = string | ((detail: Detail, settings: Settings) => string);

/** Status and sentence of one refusal code. */
export interface RefusalText {
  readonly status: number;
  readonly text: Sentence;
}

function entry(status: number, text: Sentence): RefusalText {
  return { status, text };
}

/** Why the link to a draft leads nowhere any more. */
const linkEnds: Readonly<Record<string, string>> = {
  sent: 'This link has ended: the document was sent.',
  expired: 'This link has ended: it worked for 7 days. Ask the sender for a new one.',
  deleted: 'This link has ended: the draft was deleted.',
  replaced: 'This link has ended. Ask the sender for a new one.',
};

const useTheButton =
  'In the sandbox, passwords do not work. Use Login to Sandbox on the API Token page of your live account.';

/** Every "no" of /app, in people's words. Codes are named in the contract. */
export const refusalTexts: Readonly<Record<string, RefusalText>> = {
  // who
  'signed-out': entry(401, 'You are signed out. Sign in again.'),
  'wrong-credentials': entry(401, 'E-mail or password is wrong.'),
  'verify-email': entry(403, 'Confirm your e-mail first. We sent you a code.'),
  suspended: entry(403, (_, s) => `This account is suspended. Ask ${support(s)}.`),
  'use-login-to-sandbox': entry(403, useTheButton),
  'wrong-code': entry(400, (d) => `That code is not right. ${tries(d.triesLeft)} left.`),
  'code-ended': entry(400, 'This code has ended. Ask for a new one, or sign in with your password to get one.'),
  'link-ended': entry(400, (d) => linkEnds[String(d.why)] ?? 'This link has ended. Ask for a new one.'),
  'wrong-password': entry(400, 'That is not your password.'),
  'confirm-password': entry(403, 'Type your password once more to go on.'),
  'too-many-attempts': entry(429, (d) => `Too many attempts. Try again in ${wait(d.retryAfterSeconds)}.`),
  'too-soon': entry(429, (d) => `Wait ${wait(d.retryAfterSeconds)} before asking again.`),
  'too-many': entry(429, (d) => `That is often enough for now. Try again in ${wait(d.retryAfterSeconds)}.`),
  'unknown-time-zone': entry(400, 'This time zone is unknown.'),
  'unknown-locale': entry(400, 'This language is unknown.'),
  'only-in-live': entry(403, 'The sandbox mirrors your live account. Do this in live.'),
  'only-in-sandbox': entry(403, 'Play credits exist in the sandbox only.'),
  'not-operator': entry(403, 'Only an operator of this installation may do this.'),
  'own-account': entry(400, "You can't suspend your own account."),
  'not-found': entry(404, 'This does not exist, or no longer does.'),
  // tokens
  'needs-plan': entry(403, (d) => `This needs ${d.plans ?? 'Professional or Teams'}.`),
  'plan-lapsed': entry(403, (d) => `Your ${d.plan ?? ''} plan has ended. Renew it to go on.`),
  'self-hosted-unlicensed': entry(403, (_, s) => selfHostedSentence(s)),
  'account-suspended': entry(403, (_, s) => `This account is suspended. Ask ${support(s)}.`),
  'email-not-verified': entry(403, 'Confirm your e-mail first.'),
  'token-exists': entry(409, 'A token of this name exists. Regenerate it, or give the new one another name.'),
  'sandbox-unreachable': entry(503, 'The sandbox does not answer at the moment. Try again in a minute.'),
  // money
  'invoice-open': entry(409, (d) => `Invoice ${d.number ?? ''} is still open. Pay it or take it back first.`),
  'invoice-closed': entry(409, 'This invoice is no longer open.'),
  'credits-used': entry(409, 'Some of these credits are used, so the order stands.'),
  'over-ceiling': entry(400, (d) => `Until your first payment, one order can hold ${d.ceiling ?? ''} credits at most.`),
  'period-not-offered': entry(400, 'This plan is not sold for that period.'),
  // signing certificate
  'admin-only': entry(403, 'Only an Admin of your organisation may do this.'),
  'certificate-refused': entry(400, (d) => `${d.why ?? 'This file can not be used.'}`),
  'no-certificate': entry(404, 'No certificate is uploaded.'),
  // embedding
  'plan-lacks-embedding': entry(403, 'Your plan does not include embedding.'),
  'bad-origin': entry(400, 'Type an address such as https://app.example.com; http works for localhost only.'),
  'too-many-origins': entry(400, (d) => `At most ${d.limit ?? ''} addresses: remove one first.`),
  // verification
  'verify-busy': entry(503, 'Several files are being checked at the moment. Try again in a few seconds.'),
  'not-a-pdf-body': entry(415, 'Send the PDF itself, as application/pdf.'),
  // documents
  'unknown-document': entry(404, 'This document does not exist, or no longer does.'),
  'unknown-recipient': entry(404, 'This person is not on the document.'),
  'already-acted': entry(409, 'This person has already signed.'),
  'not-your-turn': entry(409, "It is not this person's turn yet."),
  'per-signer-forbids': entry(400, 'With a signature per signer nobody can add fields of their own.'),
  'being-finalised': entry(409, 'This document is being finalised. Wait a moment.'),
  completed: entry(409, 'This document is completed.'),
  declined: entry(409, 'This document was declined.'),
  expired: entry(409, 'This document has expired.'),
  revoked: entry(409, 'This document was revoked.'),
  deleted: entry(409, 'This document lies in the trash.'),
  'not-deleted': entry(409, 'This document does not lie in the trash.'),
  'not-sent': entry(409, 'This document was not sent yet.'),
  'own-document': entry(409, 'You sign this document alone. Finish it.'),
  'not-own': entry(409, 'This document goes to others. Send it.'),
  'already-sent': entry(409, 'This document was already sent.'),
  'not-later': entry(409, 'Choose a day that is later than the end it has now.'),
  'not-completed': entry(409, 'This can be forwarded once everyone has signed.'),
  'address-taken': entry(409, 'Somebody else of this document has that address.'),
  'too-many-at-once': entry(400, (d) => `${d.limit ?? ''} documents at most at once.`),
  'nothing-to-do': entry(409, 'There is nothing to change here.'),
  // templates
  'unknown-template': entry(404, 'This template does not exist, or no longer does.'),
  'no-public-role': entry(400, 'Every role has its person. Leave one open for the visitor.'),
  'public-role-not-first': entry(400, "The visitor's role has to be the first in the order."),
  'role-without-person': entry(400, (d) => `Nobody takes the role ${d.role ?? ''}. Only the visitor's can stay open.`),
  'not-ready': entry(400, 'Somebody has no place to sign yet. Finish the template first.'),
  'names-repeat': entry(
    400,
    (d) => `Two fields are called “${d.name ?? ''}”, so their answers can’t be told apart. Rename one.`,
  ),
  // bulk send
  'unknown-bulk-send': entry(404, 'This bulk send does not exist, or no longer does.'),
  'no-rows': entry(400, 'There are no rows to send.'),
  'too-many-rows': entry(400, (d) => `${d.limit ?? ''} documents at most can be made of this template in one go.`),
  'unknown-column': entry(400, 'A column is there twice, or the template has no use for it. Load the page again.'),
  'template-unfinished': entry(400, (d) =>
    d.count === 1
      ? 'The template has 1 thing to fix first. Open it in the editor.'
      : `The template has ${d.count ?? ''} things to fix first. Open it in the editor.`,
  ),
  'credits-short': entry(
    400,
    (d) => `This needs ${d.needed ?? ''} credits and ${d.left ?? ''} are left. Buy credits, or send fewer rows.`,
  ),
  'nothing-failed': entry(409, 'No row has failed.'),
  'still-running': entry(409, 'Rows are still being sent.'),
  // drafts
  'unknown-draft': entry(404, 'This draft does not exist, or no longer does.'),
  'unknown-link': entry(404, 'This link is not complete. Copy all of it, or ask for it again.'),
  'no-draft-session': entry(401, 'Open the link once more to go on.'),
  'changed-elsewhere': entry(409, 'This was changed in another window. Load it again before you go on.'),
  'unknown-folder': entry(400, 'This folder does not exist, or no longer does.'),
  'same-id': entry(400, 'Two people or two fields have the same id.'),
  'unknown-picture': entry(400, 'This picture was not uploaded here.'),
  'bad-access-code': entry(400, 'An access code has 6 to 32 digits.'),
  'too-many-copies': entry(400, (d) => `At most ${d.limit ?? ''} addresses can get a copy.`),
  'too-many-recipients': entry(400, (d) => `A document has ${d.limit ?? ''} people at most.`),
  'too-many-widgets': entry(400, (d) => `A document has ${d.limit ?? ''} fields at most.`),
  'too-late': entry(409, 'This was sent more than 10 s ago. Revoke it instead.'),
  'already-opened': entry(409, 'Somebody has opened it already. Revoke it instead.'),
  'owner-only': entry(403, 'Only the owner may do this.'),
  'no-credits': entry(400, 'There are no credits left. The sender has to buy some first.'),
  // files
  'file-too-large': entry(400, (d) => `The file is larger than ${d.limitMb ?? ''} MB.`),
  'not-a-pdf': entry(400, 'This file is not a PDF.'),
  damaged: entry(400, 'This file is damaged beyond repair.'),
  'already-signed': entry(400, 'This file is signed already. Sending it on means a copy without its signatures.'),
  'signed-found': entry(400, 'This file is signed already.'),
  'signatures-kept': entry(400, 'The signatures in this file are kept: only its own fields can be filled.'),
  'pages-fixed': entry(400, 'The signatures in this file are kept, so its pages stay as they are.'),
  'template-keeps-signatures': entry(
    400,
    'The signatures in this file are kept, so it can’t become a template. Make one of the file itself.',
  ),
  'form-found': entry(400, (d) => `This file is a form with ${d.count ?? ''} fields.`),
  'password-needed': entry(400, 'This file is protected. Type its password.'),
  'password-wrong': entry(400, 'That password does not open the file.'),
  'too-many-pages': entry(400, 'This file has too many pages.'),
  'too-complex': entry(400, 'This file takes too long to read.'),
  'no-docx': entry(400, 'Word files can’t be turned into pages on this server. Save it as a PDF and choose that.'),
  'docx-damaged': entry(400, 'This Word file could not be read. Save it as a PDF and choose that.'),
  'unknown-file': entry(409, 'These pages are no longer kept. Load the draft again.'),
  'unknown-page': entry(400, 'There is no such page.'),
  'quota-documents': entry(429, (d) => `The sandbox takes ${d.limit ?? ''} documents in 24 hours.`),
  'quota-storage': entry(400, (d) => `The sandbox keeps ${d.limitMb ?? ''} MB of files.`),
  'not-a-picture': entry(400, 'This is not a PNG or JPEG picture.'),
  'picture-too-large': entry(400, (d) => `The picture is larger than ${d.limitMb ?? ''} MB.`),
  // webhooks and mailbox
  'webhook-exists': entry(409, 'This address is saved already.'),
  'webhook-url': entry(400, 'The address must begin with https:// or http://.'),
  'no-webhook': entry(404, 'Save an address first.'),
  'unknown-delivery': entry(404, 'This delivery does not exist, or no longer does.'),
  'still-waiting': entry(409, 'This event is still being delivered.'),
  'not-here': entry(404, 'Mail is really sent here; there is no mailbox.'),
};

/** What stands where no API token can be made at all. */
export function selfHostedSentence(settings: Settings): string {
  return `This self-hosted installation has no licence, so it makes no API tokens. To get one, write to ${support(settings)}.`;
}

export function sentenceOf(text: RefusalText, detail: Detail, settings: Settings): string {
  return typeof text.text === 'string' ? text.text : text.text(detail, settings);
}

function support(settings: Settings): string {
  return settings.supportEmail || 'the operator of this installation';
}

function tries(left: string | number | undefined): string {
  return left === 1 ? '1 try' : `${left ?? 'No'} tries`;
}

function wait(seconds: string | number | undefined): string {
  const number = Number(seconds ?? 60);
  if (number < 90) return `${number} s`;
  return `${Math.ceil(number / 60)} minutes`;
}
