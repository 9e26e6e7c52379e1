import type { DocumentChanges } from './changes.ts';
import type { DocumentEvent } from './commands.ts';
import { isOverdue } from './expiry.ts';
import { isHeld } from './held.ts';
import { nextReminder } from './reminder.ts';
import { currentTurn, mustAct } from './turn.ts';
import type { DocumentState } from './types.ts';

/** What must follow an event, in the same transaction: mails and webhooks to compose, jobs to enqueue. */
export type Effect =
  | {
      readonly kind: 'mail-request';
      readonly recipientId: string;
      /** `asked`: the owner had it sent again, perhaps with own words. */
      readonly reason: 'turn' | 'asked' | 'restored' | 'extended';
      readonly subject?: string;
      readonly body?: string;
    }
  | { readonly kind: 'mail-reminder'; readonly recipientId: string }
  | { readonly kind: 'mail-signed'; readonly recipientId: string }
  | { readonly kind: 'mail-declined'; readonly to: 'owner' | { readonly recipientId: string } }
  | { readonly kind: 'mail-revoked'; readonly recipientId: string }
  | { readonly kind: 'mail-expired' }
  | { readonly kind: 'webhook'; readonly event: 'created' | 'declined' }
  | { readonly kind: 'webhook'; readonly event: 'viewed' | 'signed'; readonly recipientId: string }
  /** What was queued and is still held does not leave: the mails, or the sending's webhook too. */
  | { readonly kind: 'unsend'; readonly what: 'mails' | 'everything' | { readonly recipientId: string } }
  /** When this person is reminded next; null for never. */
  | { readonly kind: 'set-reminder'; readonly recipientId: string; readonly at: Date | null }
  | { readonly kind: 'job'; readonly task: 'seal-document' | 'build-revision' };

/**
 * `after` is the state with the event applied. Where the document mails nobody (`sendEmail` false) only what the
 * owner asks for by hand goes out.
 */
export function effectsOf(event: DocumentEvent, after: DocumentState): Effect[] {
  const effects = allEffects(event, after).filter((effect) => after.kind !== 'self-sign' || !isUnasked(effect));
  if (after.settings.sendEmail) return effects;
  return effects.filter((effect) => !effect.kind.startsWith('mail-') || isAsked(effect));
}

/** Nobody is mailed to sign a document of one's own: whoever made it has its link. */
function isUnasked(effect: Effect): boolean {
  return effect.kind === 'mail-request' && !isAsked(effect);
}

function isAsked(effect: Effect): boolean {
  return effect.kind === 'mail-request' && effect.reason === 'asked';
}

function allEffects(event: DocumentEvent, after: DocumentState): Effect[] {
  switch (event.kind) {
    case 'sent':
      return [...requests(after), { kind: 'webhook', event: 'created' }];
    case 'withdrawn':
      return [{ kind: 'unsend', what: 'everything' }];
    case 'viewed':
      return [{ kind: 'webhook', event: 'viewed', recipientId: event.recipientId }];
    case 'signed':
    case 'approved':
      return [
        ...(after.settings.notifyOnSignatures
          ? [{ kind: 'mail-signed', recipientId: event.recipientId } as const]
          : []),
        { kind: 'webhook', event: 'signed', recipientId: event.recipientId },
        // After the last act the seal covers everything: no revision before it, and no request to whoever only reads.
        ...(currentTurn(after).some(mustAct)
          ? [...requests(after), { kind: 'job', task: 'build-revision' } as const]
          : []),
      ];
    case 'sealing-started':
      return [{ kind: 'job', task: 'seal-document' }];
    case 'declined':
      return [
        ...unsendMails(after, event.at),
        { kind: 'mail-declined', to: 'owner' },
        ...told(after, event.at, event.recipientId).map(
          (recipientId) => ({ kind: 'mail-declined', to: { recipientId } }) as const,
        ),
        { kind: 'webhook', event: 'declined' },
      ];
    case 'revoked':
      if (after.sentAt === null) return [];
      return [...revocations(after, event.at), { kind: 'webhook', event: 'declined' }];
    case 'deleted':
      return after.status === 'in-progress' ? revocations(after, event.at) : [];
    case 'restored':
      if (after.status !== 'in-progress' || isOverdue(after, event.at)) return [];
      return currentTurn(after).map(({ id }) => ({ kind: 'mail-request', recipientId: id, reason: 'restored' }));
    case 'edited':
      return reminders(event.changes, after, event.at);
    case 'extended':
      return [
        ...remindersFrom(after, event.at),
        ...(event.reopened
          ? currentTurn(after).map(({ id }) => ({ kind: 'mail-request', recipientId: id, reason: 'extended' }) as const)
          : []),
      ];
    case 'corrected':
      if (event.email === event.formerEmail) return [];
      return [{ kind: 'unsend', what: { recipientId: event.recipientId } }, ...requests(after)];
    case 'expired':
      return [{ kind: 'mail-expired' }];
    case 'resent':
      return [
        {
          kind: 'mail-request',
          recipientId: event.recipientId,
          reason: 'asked',
          ...(event.subject === undefined ? {} : { subject: event.subject }),
          ...(event.body === undefined ? {} : { body: event.body }),
        },
      ];
    case 'reminded':
      return [{ kind: 'mail-reminder', recipientId: event.recipientId }];
    case 'consented':
    case 'completed':
      return [];
  }
}

/** Those whose turn has come and who haven't been told. */
function requests(document: DocumentState): Effect[] {
  return currentTurn(document)
    .filter((recipient) => recipient.mailedAt === null)
    .map(({ id }) => ({ kind: 'mail-request', recipientId: id, reason: 'turn' }));
}

/** Turned on, reminders count from now; turned off, none is left. Those who are asked later get theirs when they are. */
function reminders(changes: DocumentChanges, document: DocumentState, now: Date): Effect[] {
  const { autoReminder, remindOnceInEvery } = changes;
  return autoReminder === undefined && remindOnceInEvery === undefined ? [] : remindersFrom(document, now);
}

function remindersFrom(document: DocumentState, now: Date): Effect[] {
  if (document.status !== 'in-progress') return [];
  const next = nextReminder(document.settings, now, document.expiresAt);
  const asked = currentTurn(document).filter((one) => mustAct(one) && one.mailedAt !== null);
  return document.recipients.map(({ id }) => ({
    kind: 'set-reminder',
    recipientId: id,
    at: asked.some((one) => one.id === id) ? next : null,
  }));
}

function revocations(document: DocumentState, now: Date): Effect[] {
  return [
    ...unsendMails(document, now),
    ...told(document, now).map((recipientId) => ({ kind: 'mail-revoked', recipientId }) as const),
  ];
}

/** A request that is still held would ask for what has ended. */
function unsendMails(document: DocumentState, now: Date): Effect[] {
  return isHeld(document, now) ? [{ kind: 'unsend', what: 'mails' }] : [];
}

/** People who were mailed about the document, or have opened it. */
function told(document: DocumentState, now: Date, except?: string): string[] {
  const mailed = !isHeld(document, now);
  return document.recipients
    .filter((one) => one.id !== except && ((mailed && one.mailedAt !== null) || one.viewedAt !== null))
    .map((one) => one.id);
}
