export interface ReadMail {
  readonly from: string;
  readonly replyTo: string | null;
  readonly text: string;
  /** Pictures shown by content id are inlined as data. */
  readonly html: string;
  /** Files a person would see, not the pictures inside the HTML. */
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
}

/** Reads a message as `createMailboxMailer` keeps it. */
export async function readMime(mime: Uint8Array): Promise<ReadMail> {
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(Buffer.from(mime));
  return {
    from: mail.from?.text ?? '',
    replyTo: mail.replyTo?.text ?? null,
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : '',
    attachments: mail.attachments
      .filter((file) => !file.related)
      .map((file) => ({
        filename: file.filename ?? 'attachment',
        contentType: file.contentType,
        content: file.content,
      })),
  };
}
