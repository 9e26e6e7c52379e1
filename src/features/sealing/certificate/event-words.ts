import type { ChainedEvent } from '../../../domain/audit/chain.ts';
import { changesForRecipients } from '../../../domain/document/changes.ts';
import type { RecipientProof } from '../../../domain/recipient/types.ts';
import type { CertificateFacts } from './facts.ts';

/** How a person reached the document. Never "verified name". */
const proofWords: Readonly<Record<RecipientProof, string>> = {
  'link-mailed': 'link mailed to the address',
  'link-shared': 'link passed on by the sender',
  'email-code': 'code mailed to the address',
  'access-code': 'access code from the sender',
  session: 'signed in to an account with this address',
};

export function proofText(proofs: readonly RecipientProof[]): string {
  if (proofs.length === 0) return 'Nothing';
  const words = proofs.map((proof) => proofWords[proof]).join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Queueing a mail is our own bookkeeping: whether it was accepted is told by its own event. */
export function isShown(event: ChainedEvent): boolean {
  return event.kind !== 'mail-queued';
}

export function actorText(event: ChainedEvent, facts: CertificateFacts): string {
  if (event.actor === 'system') return facts.productName;
  const person = facts.people.find((one) => one.email === event.actor);
  if (person !== undefined) return person.name;
  return event.actor === facts.owner.email ? facts.owner.name : event.actor;
}

const plain: Readonly<Record<string, string>> = {
  viewed: 'Viewed',
  signed: 'Signed',
  approved: 'Approved',
  'all-acted': 'Everybody has acted',
  revoked: 'Revoked',
  expired: 'Expired',
  'access-code-ok': 'Entered the right access code',
  'access-code-failed': 'Entered a wrong access code',
  'email-code-sent': 'Asked for an email code',
  'email-code-ok': 'Entered the right email code',
  'email-code-failed': 'Entered a wrong email code',
  withdrawn: 'Took the sending back',
  'new-link-asked': 'Asked for a new link',
  downloaded: 'Downloaded',
  completed: 'Sealed and completed',
  'timestamp-renewed': 'Archive timestamp renewed',
  deleted: 'Moved to the trash',
  restored: 'Restored from the trash',
};

export function eventText(event: ChainedEvent, facts: CertificateFacts): string {
  const data = event.data as Readonly<Record<string, unknown>>;
  const said = (key: string) => (typeof data[key] === 'string' ? data[key] : '');
  switch (event.kind) {
    case 'created':
      if (data.signaturesKept === true) return 'Created from a signed file, whose signatures are kept';
      if (data.signaturesRemoved === true) return 'Created from a copy of a signed file, without its signatures';
      return 'Created';
    case 'sent':
      return `Sent to ${facts.people.length} ${facts.people.length === 1 ? 'person' : 'people'}`;
    case 'mail-accepted':
      return `Mail accepted for ${said('email')}`;
    case 'mail-failed':
      return `Mail failed for ${said('email')}`;
    case 'consented':
      return [
        'Agreed to sign electronically',
        ...(said('wording') === '' ? [] : [`wording ${said('wording')}`]),
        ...(said('language') === '' || said('language') === 'en' ? [] : [`language ${said('language')}`]),
      ].join(', ');
    case 'fields-filled':
      return `Filled in: ${Array.isArray(data.fields) ? data.fields.join(', ') : ''}`;
    case 'declined':
      return `Declined: ${said('reason')}`;
    case 'edited': {
      const changed = changesForRecipients(Array.isArray(data.keys) ? data.keys : []);
      return changed.length === 0 ? 'Changed for its sender' : `Changed: ${changed.join(', ')}`;
    }
    case 'extended':
      return 'Given more time';
    case 'corrected':
      return `Changed ${said('formerEmail')} to ${said('email')}`;
    case 'forwarded':
      return `Forwarded to ${said('email')}`;
    case 'reminded':
      return `Reminded ${said('email')}`;
    case 'resent':
      return `Sent again to ${said('email')}`;
    default:
      return plain[event.kind] ?? event.kind;
  }
}
