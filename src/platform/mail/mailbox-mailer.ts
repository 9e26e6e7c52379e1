import { createTransport } from 'nodemailer';
import type { Pool } from 'pg';
import type { Mailer } from './mailer.ts';
import { messageOf } from './message.ts';

/** Keeps mail in the `mailbox_message` table, as the bytes an SMTP server would have got. */
export function createMailboxMailer(pool: Pick<Pool, 'query'>, clock: () => Date): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (mail) => {
      const composed = await composer.sendMail(messageOf(mail));
      await pool.query(
        `insert into mailbox_message (id, account_id, recipient_address, subject, mime, received_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
        [mail.id, mail.accountId, mail.to, mail.subject, composed.message, clock()],
      );
    },
  };
}
