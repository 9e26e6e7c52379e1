import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import type { MailAttachment } from '../tables/delivery.ts';
import type { Tx } from '../tables.ts';
import { sealBody } from './body.ts';
import type { MailMessage } from './message.ts';

export interface NewMail {
  /** Whose mail it is, for the sandbox's mailbox and quotas; null for mail of the instance. */
  readonly accountId: string | null;
  readonly documentId?: string;
  readonly recipientId?: string;
  /** `request`, `completed`, `code` ...: for the mail log. */
  readonly kind: string;
  readonly to: string;
  readonly replyTo?: string;
  /** Display name before the instance's own address. */
  readonly fromName?: string;
  readonly message: MailMessage;
  readonly attachments?: readonly MailAttachment[];
  /** It leaves then, not before. */
  readonly notBefore?: Date;
}

export type QueueMailDeps = Pick<Deps, 'settings' | 'environment' | 'keys' | 'clock' | 'newId'>;

/**
 * Stores a composed mail, encrypted, and the job that delivers it, in the caller's transaction. Bytes never change
 * after this. Returns the mail's id.
 */
export async function queueMail(tx: Tx, deps: QueueMailDeps, mail: NewMail): Promise<string> {
  const id = deps.newId();
  const subject = `${deps.environment.subjectPrefix}${oneLine(mail.message.subject)}`;
  const body = sealBody(deps.keys, id, {
    from: { name: oneLine(mail.fromName ?? deps.settings.mailFrom.name), address: deps.settings.mailFrom.address },
    ...(mail.replyTo === undefined || mail.replyTo === '' ? {} : { replyTo: mail.replyTo }),
    html: mail.message.html,
    text: mail.message.text,
  });
  const overQuota = mail.accountId !== null && (await quotaUsedUp(tx, deps, mail.accountId));
  await tx
    .insertInto('mail')
    .values({
      id,
      account_id: mail.accountId,
      document_id: mail.documentId ?? null,
      recipient_id: mail.recipientId ?? null,
      kind: mail.kind,
      recipient_address: mail.to,
      subject,
      body: overQuota ? null : body,
      attachments: JSON.stringify(mail.attachments ?? []),
      created_at: deps.clock(),
      ...(overQuota ? { failed_at: deps.clock(), last_error: 'Over the number of mails for a day.' } : {}),
    })
    .execute();
  const when = mail.notBefore === undefined ? {} : { runAt: mail.notBefore };
  if (!overQuota) await enqueue(tx, 'send-mail', { mailId: id }, { jobKey: `mail:${id}`, ...when });
  return id;
}

/** Takes back a document's mails that have not left, to one of its recipients or to all of them. */
export async function unqueueMails(tx: Tx, documentId: string, recipientId?: string): Promise<void> {
  const waiting = tx
    .deleteFrom('mail')
    .where('document_id', '=', documentId)
    .where('recipient_id', 'is not', null)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null);
  await (recipientId === undefined ? waiting : waiting.where('recipient_id', '=', recipientId)).execute();
}

/** The sandbox sends no more than a day's number for each account; the rest is kept as failed, without a body. */
async function quotaUsedUp(tx: Tx, deps: QueueMailDeps, accountId: string): Promise<boolean> {
  const { quotas } = deps.environment;
  if (quotas === null) return false;
  const { sent } = await tx
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<string>().as('sent'))
    .where('account_id', '=', accountId)
    .where('created_at', '>', new Date(deps.clock().getTime() - 24 * 60 * 60 * 1000))
    .executeTakeFirstOrThrow();
  return Number(sent) >= quotas.mailsPerDay;
}

/** Header values must not carry line breaks. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').trim();
}
