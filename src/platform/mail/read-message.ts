export interface ReadMessage {
  readonly from: string;
  readonly replyTo: string | null;
  readonly text: string;
  /** Pictures are inlined as data addresses; "" for a mail without HTML. Foreign markup: show it sandboxed only. */
  readonly html: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
}

/** Takes a captured mail apart. */
export async function readMessage(mime: Uint8Array): Promise<ReadMessage> {
  // Loaded when the first mail is read: a start should not wait for it.
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
