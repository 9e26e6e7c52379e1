import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMail } from './mailer.ts';

/**
 * The mail in nodemailer's words. Message-ID, date and MIME boundaries follow from the mail, so that a repeated send is
 * the same mail, byte for byte.
 */
export function messageOf(mail: OutgoingMail): SendMailOptions & { baseBoundary: string } {
  const domain = mail.from.address.split('@')[1] ?? 'localhost';
  return {
    messageId: `<${mail.id}@${domain}>`,
    date: mail.date,
    baseBoundary: mail.id,
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: { ...mail.headers },
    attachments: mail.attachments.map((file) => ({
      filename: file.filename,
      contentType: file.contentType,
      content: Buffer.from(file.content),
      ...(file.contentId === undefined ? {} : { cid: file.contentId, contentDisposition: 'inline' as const }),
    })),
    // Content comes from us alone: a path or address in it is never opened.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
