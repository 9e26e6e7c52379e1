import { type ReadMail, readMime } from '../../platform/mail/read-mime.ts';
import type { Queryable, Row } from '../tables.ts';

export type MailboxEntry = Pick<Row<'mailbox_message'>, 'id' | 'recipient_address' | 'subject' | 'received_at'>;

/** Captured mail of one account, newest first; `before` is the id of the last one seen. */
export async function listMailboxEntries(
  db: Queryable,
  accountId: string,
  page: { readonly before?: string; readonly limit: number },
): Promise<MailboxEntry[]> {
  let query = db
    .selectFrom('mailbox_message')
    .select(['id', 'recipient_address', 'subject', 'received_at'])
    .where('account_id', '=', accountId);
  if (page.before !== undefined) {
    const { before } = page;
    query = query.where((eb) =>
      eb(
        eb.refTuple('received_at', 'id'),
        '<',
        eb
          .selectFrom('mailbox_message')
          .select(['received_at', 'id'])
          .where('id', '=', before)
          .$asTuple('received_at', 'id'),
      ),
    );
  }
  return query.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
}

/** One message of the account, taken apart. */
export async function findMailboxMessage(
  db: Queryable,
  accountId: string,
  id: string,
): Promise<(MailboxEntry & { readonly mail: ReadMail }) | undefined> {
  const row = await db
    .selectFrom('mailbox_message')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, mail: await readMime(row.mime) };
}
