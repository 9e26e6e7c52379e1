import type { DocumentEvent } from '../../domain/document/commands.ts';
import type { Effect } from '../../domain/document/effects.ts';
import { nextReminder } from '../../domain/document/reminder.ts';
import { isPending, mustAct } from '../../domain/document/turn.ts';
import type { NewAuditEntry } from '../audit/append.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import { languageOf } from '../mail/language.ts';
import { customRequestMail } from '../mail/mails/custom-request.ts';
import { declinedMail } from '../mail/mails/declined.ts';
import { expiredMail } from '../mail/mails/expired.ts';
import { reminderMail } from '../mail/mails/reminder.ts';
import { revokedMail } from '../mail/mails/revoked.ts';
import { signedNoticeMail } from '../mail/mails/signed-notice.ts';
import type { MailMessage } from '../mail/message.ts';
import { queueMail, unqueueMails } from '../mail/queue.ts';
import type { Row, Tx } from '../tables.ts';
import { queueWebhook, unqueueWebhooks } from '../webhooks/queue.ts';
import { documentPage, type MailFacts, requestData, senderOf } from './compose-mails.ts';
import { createdPayload, declinedPayload, signedPayload, viewedPayload } from './webhook-payload.ts';

const AFTER_HOLD_MS = 1000;

export type FollowDeps = Pick<Deps, 'keys' | 'settings' | 'environment' | 'clock' | 'newId'>;

/**
 * Composes and stores what must follow an event, in its transaction: mails, webhooks, jobs. Returns what the audit log
 * should say about the mails. `facts.document` carries the event already.
 */
export async function followEffects(
  tx: Tx,
  deps: FollowDeps,
  facts: MailFacts,
  event: DocumentEvent,
  effects: readonly Effect[],
): Promise<Pick<NewAuditEntry, 'kind' | 'data'>[]> {
  const entries: Pick<NewAuditEntry, 'kind' | 'data'>[] = [];
  for (const effect of effects) {
    if (effect.kind === 'webhook') await followWebhook(tx, deps, facts, effect, event);
    else if (effect.kind === 'unsend') await unsend(tx, facts.document.id, effect.what);
    else if (effect.kind === 'set-reminder') await setReminder(tx, effect);
    else if (effect.kind === 'job') await followJob(tx, facts.document.id, effect.task);
    else {
      const mail = await composeMail(deps, facts, event, effect);
      const mailId = await queueMail(tx, deps, {
        accountId: facts.owner.id,
        documentId: facts.document.id,
        ...(mail.recipient === undefined ? {} : { recipientId: mail.recipient.id }),
        kind: mail.kind,
        to: mail.recipient?.email ?? facts.owner.email,
        ...(mail.recipient === undefined ? {} : { replyTo: senderOf(facts).email, fromName: senderOf(facts).name }),
        message: mail.message,
        ...heldBy(event),
      });
      if (mail.recipient && (effect.kind === 'mail-request' || effect.kind === 'mail-reminder')) {
        await noteMailed(tx, facts, mail.recipient, event.at);
      }
      entries.push({
        kind: 'mail-queued',
        data: { mail: mail.kind, mailId, to: mail.recipient?.email ?? facts.owner.email },
      });
    }
  }
  return entries;
}

interface Composed {
  readonly kind: string;
  /** Absent: the mail goes to the owner. */
  readonly recipient?: Row<'recipient'>;
  readonly message: MailMessage;
}

type MailEffect = Exclude<Effect, { kind: 'webhook' | 'job' | 'unsend' | 'set-reminder' }>;

async function composeMail(
  deps: FollowDeps,
  facts: MailFacts,
  event: DocumentEvent,
  effect: MailEffect,
): Promise<Composed> {
  const { document, owner } = facts;
  const common = { documentTitle: document.title, documentId: document.id, at: event.at, timeZone: owner.time_zone };
  const link = documentPage(deps, document.id);
  switch (effect.kind) {
    case 'mail-request': {
      const recipient = recipientOf(facts, effect.recipientId);
      const message = await customRequestMail(
        deps,
        requestData(deps, facts, recipient, effect),
        languageOf(recipient, owner),
      );
      return { kind: 'request', recipient, message };
    }
    case 'mail-reminder': {
      const recipient = recipientOf(facts, effect.recipientId);
      return {
        kind: 'reminder',
        recipient,
        message: await reminderMail(deps, requestData(deps, facts, recipient), languageOf(recipient, owner)),
      };
    }
    case 'mail-signed': {
      const recipient = recipientOf(facts, effect.recipientId);
      const actors = facts.state.recipients.filter(mustAct);
      const message = await signedNoticeMail(
        deps,
        {
          ...common,
          personName: recipient.name,
          type: recipient.type,
          done: actors.filter((one) => one.actedAt !== null).length,
          total: actors.length,
          link,
        },
        languageOf(undefined, owner),
      );
      return { kind: 'signed-notice', message };
    }
    case 'mail-declined': {
      const decliner = facts.recipients.find((one) => 'recipientId' in event && one.id === event.recipientId);
      const recipient = effect.to === 'owner' ? undefined : recipientOf(facts, effect.to.recipientId);
      const message = await declinedMail(
        deps,
        {
          ...common,
          declinedBy: decliner?.name ?? '',
          reason: document.decline_reason ?? '',
          sender: senderOf(facts),
          link: recipient === undefined ? link : null,
        },
        languageOf(recipient, owner),
      );
      return { kind: 'declined', message, ...(recipient === undefined ? {} : { recipient }) };
    }
    case 'mail-revoked': {
      const deleted = event.kind === 'deleted';
      const recipient = recipientOf(facts, effect.recipientId);
      const message = await revokedMail(
        deps,
        {
          ...common,
          reason: deleted ? '' : (document.decline_reason ?? ''),
          sender: senderOf(facts),
          deleted,
        },
        languageOf(recipient, owner),
      );
      return { kind: deleted ? 'deleted' : 'revoked', recipient, message };
    }
    case 'mail-expired': {
      const pending = facts.state.recipients.filter(isPending).map((one) => one.name);
      return {
        kind: 'expired',
        message: await expiredMail(deps, { ...common, pending, link }, languageOf(undefined, owner)),
      };
    }
  }
}

function recipientOf(facts: MailFacts, id: string): Row<'recipient'> {
  const recipient = facts.recipients.find((one) => one.id === id);
  if (recipient === undefined) throw new Error(`Document ${facts.document.id} has no recipient ${id}.`);
  return recipient;
}

async function noteMailed(tx: Tx, facts: MailFacts, recipient: Row<'recipient'>, at: Date): Promise<void> {
  const next = recipient.type !== 'viewer' ? nextReminder(facts.state.settings, at, facts.state.expiresAt) : null;
  await tx
    .updateTable('recipient')
    .set({ mailed_at: recipient.mailed_at ?? at, next_reminder_at: next })
    .where('id', '=', recipient.id)
    .execute();
}

async function setReminder(
  tx: Tx,
  { recipientId, at }: { readonly recipientId: string; readonly at: Date | null },
): Promise<void> {
  await tx.updateTable('recipient').set({ next_reminder_at: at }).where('id', '=', recipientId).execute();
}

async function followWebhook(
  tx: Tx,
  deps: FollowDeps,
  facts: MailFacts,
  effect: Extract<Effect, { kind: 'webhook' }>,
  event: DocumentEvent,
): Promise<void> {
  const { document } = facts;
  const { at } = event;
  const body = (): object => {
    switch (effect.event) {
      case 'created':
        return createdPayload(deps, facts);
      case 'viewed':
        return viewedPayload(deps, facts, recipientOf(facts, effect.recipientId), at);
      case 'signed':
        return signedPayload(deps, facts, recipientOf(facts, effect.recipientId), at);
      case 'declined':
        return declinedPayload(deps, facts, {
          by: document.declined_by ?? '',
          reason: document.decline_reason ?? '',
          at,
        });
    }
  };
  await queueWebhook(tx, deps, {
    accountId: document.account_id,
    documentId: document.id,
    event: effect.event,
    body,
    ...heldBy(event),
  });
}

/**
 * A sending that can be taken back leaves when it no longer can; a moment later still, so that a withdrawal of the last
 * instant is through before.
 */
function heldBy(event: DocumentEvent): { readonly notBefore?: Date } {
  if (event.kind !== 'sent' || event.heldUntil === undefined) return {};
  return { notBefore: new Date(event.heldUntil.getTime() + AFTER_HOLD_MS) };
}

async function unsend(tx: Tx, documentId: string, what: Extract<Effect, { kind: 'unsend' }>['what']): Promise<void> {
  await unqueueMails(tx, documentId, typeof what === 'string' ? undefined : what.recipientId);
  if (what === 'everything') await unqueueWebhooks(tx, documentId);
}

/** One of each kind at a time per document; a waiting job is replaced by its newer self. */
async function followJob(tx: Tx, documentId: string, task: 'seal-document' | 'build-revision'): Promise<void> {
  await enqueue(tx, task, { documentId }, { queue: `document:${documentId}`, jobKey: `${task}:${documentId}` });
}
