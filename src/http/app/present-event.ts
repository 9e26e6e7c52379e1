import type { AccountEventKind } from '../../features/account-log.ts';
import type { Row } from '../../features/tables.ts';

type Data = Readonly<Record<string, unknown>>;

const sentences: Readonly<Record<AccountEventKind, string | ((data: Data) => string)>> = {
  'signed-up': 'Signed up',
  'account-made': (data) => `Account made, plan ${data.plan}`,
  'email-verified': 'E-mail confirmed',
  'signed-in': 'Signed in',
  'signed-in-to-sandbox': 'Signed in by Login to Sandbox',
  'signed-out': 'Signed out',
  'sign-in-failed': 'Wrong password at sign-in',
  'session-ended': 'Ended a session',
  'signed-out-everywhere': 'Signed out everywhere',
  'access-ended': 'Live ended the sessions and tokens of the sandbox',
  'password-confirmed': 'Typed the password again',
  'password-reset-asked': 'Asked for a new password',
  'password-reset': 'Chose a new password by mail',
  'password-changed': 'Changed the password',
  'profile-changed': 'Changed the profile',
  'token-generated': (data) => `Generated ${nameOfToken(data)}`,
  'token-regenerated': (data) => `Regenerated ${nameOfToken(data)}${data.keptOld ? ', the old one kept for 24 h' : ''}`,
  'token-revoked': (data) => `Revoked ${nameOfToken(data)}`,
  'plan-ordered': (data) => `Ordered ${data.plan}, invoice ${data.invoice}`,
  'plan-changed': (data) => `Plan is ${data.plan} now`,
  'plan-lapsed': (data) => `${data.plan} ended; Free limits count`,
  'credits-bought': (data) => `Bought ${data.quantity} credits, invoice ${data.invoice}`,
  'credits-withdrawn': (data) => `${data.quantity} unused credits withdrawn, invoice ${data.invoice} is unpaid`,
  'payment-recorded': (data) => `Payment of invoice ${data.invoice} recorded`,
  'invoice-withdrawn': (data) => `Invoice ${data.invoice} withdrawn`,
  'signature-mode-changed': (data) =>
    data.mode === 'per_signer' ? 'New documents get a signature of each signer' : 'New documents get one seal',
  'sandbox-reset': () => 'Reset the sandbox data',
  'signing-certificate-uploaded': (data) => `Uploaded the signing certificate of ${data.subject}`,
  'signing-certificate-removed': (data) => `Removed the signing certificate of ${data.subject}`,
  suspended: 'Account suspended',
  restored: 'Suspension lifted',
  'operator-granted': 'Made an operator',
  'operator-revoked': 'No longer an operator',
};

/** One row of the account log with its sentence. */
export function presentEvent(row: Row<'account_event'>) {
  const sentence = isKnown(row.kind) ? sentences[row.kind] : row.kind;
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    kind: row.kind,
    text: typeof sentence === 'string' ? sentence : sentence(row.data),
    ip: row.ip,
  };
}

function isKnown(kind: string): kind is AccountEventKind {
  return Object.hasOwn(sentences, kind);
}

function nameOfToken(data: Data): string {
  return `${data.name} (${data.environment}, ends in ${data.lastFour})`;
}
