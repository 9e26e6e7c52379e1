import type { OutgoingMail } from '../../platform/mail/mailer.ts';
import type { Deps } from '../deps.ts';
import type { Row, Tx } from '../tables.ts';
import { openBody } from './body.ts';
import { picturesIn } from './pictures.ts';

export type DeliverMailDeps = Pick<Deps, 'db' | 'blobs' | 'keys' | 'mailer' | 'clock' | 'environment' | 'log'>;

/** After this many tries a mail counts as failed. With the queue's back-off that is about two days. */
export const mailAttempts = 18;

/** Told in the transaction that notes it, for the audit log of the mail's document. */
export type OnMailOutcome = (tx: Tx, mail: Row<'mail'>, outcome: 'mail-accepted' | 'mail-failed') => Promise<void>;

/**
 * Hands one stored mail to the mailer, then erases its body. Called again after a failure it sends the same bytes
 * under the same Message-ID. Throws when the next try shall follow; gives up silently after the last.
 */
export async function deliverMail(deps: DeliverMailDeps, mailId: string, onOutcome: OnMailOutcome): Promise<void> {
  const mail = await deps.db.selectFrom('mail').selectAll().where('id', '=', mailId).executeTakeFirst();
  if (mail === undefined || mail.body === null || mail.sent_at !== null || mail.failed_at !== null) return;
  try {
    await deps.mailer.send(await outgoingMail(deps, mail, mail.body));
  } catch (fault) {
    await noteFailure(deps, mail, fault, onOutcome);
    return;
  }
  await deps.db.transaction().execute(async (tx) => {
    const done = await tx
      .updateTable('mail')
      .set({ sent_at: deps.clock(), body: null, attempts: mail.attempts + 1, last_error: null })
      .where('id', '=', mailId)
      .where('sent_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows > 0n) await onOutcome(tx, mail, 'mail-accepted');
  });
}

/** The same input gives the same bytes: the date is the mail's own, pictures are constants, attachments come by hash. */
async function outgoingMail(deps: DeliverMailDeps, mail: Row<'mail'>, sealed: Buffer): Promise<OutgoingMail> {
  const body = openBody(deps.keys, mail.id, sealed);
  const attachments = await Promise.all(
    mail.attachments.map(async (attachment) => ({
      filename: attachment.filename,
      contentType: attachment.contentType,
      content: await deps.blobs.get(attachment.blob),
    })),
  );
  const pictures = picturesIn(body.html, deps.environment.pageMark !== null).map((picture) => ({
    filename: `${picture.contentId}.png`,
    contentType: 'image/png',
    content: picture.content,
    contentId: picture.contentId,
  }));
  return {
    id: mail.id,
    date: mail.created_at,
    accountId: mail.account_id,
    from: body.from,
    ...(body.replyTo === undefined ? {} : { replyTo: body.replyTo }),
    to: mail.recipient_address,
    subject: mail.subject,
    html: body.html,
    text: body.text,
    attachments: [...pictures, ...attachments],
  };
}

async function noteFailure(
  deps: DeliverMailDeps,
  mail: Row<'mail'>,
  fault: unknown,
  onOutcome: OnMailOutcome,
): Promise<void> {
  const message = (fault instanceof Error ? fault.message : String(fault)).slice(0, 500);
  const attempts = mail.attempts + 1;
  const last = attempts >= mailAttempts || isRefusedForGood(fault);
  await deps.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('mail')
      .set({ attempts, last_error: message, ...(last ? { failed_at: deps.clock(), body: null } : {}) })
      .where('id', '=', mail.id)
      .execute();
    if (last) await onOutcome(tx, mail, 'mail-failed');
  });
  deps.log.warn({ mailId: mail.id, attempts, last }, 'A mail was not accepted.');
  if (!last) throw fault;
}

/** SMTP 5xx answers to a recipient (RFC 5321, 4.2.1): the same again would be refused again. */
function isRefusedForGood(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null || !('responseCode' in fault)) return false;
  const code = fault.responseCode;
  return typeof code === 'number' && code >= 550 && code < 555;
}
