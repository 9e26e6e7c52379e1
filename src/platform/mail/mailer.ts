export interface OutgoingMail {
  /** Stable over retries: becomes the Message-ID, so that a mail sent twice is recognisable as one. */
  readonly id: string;
  /** The Date header: when the mail was composed, the same over retries. MIME boundaries come from `id`, so that a retry sends the same bytes. */
  readonly date: Date;
  /** Whose mailbox captured mail lands in; null for mail of the instance. */
  readonly accountId: string | null;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Uint8Array;
    /** Shown inside the HTML as `cid:...`, not offered as a file. */
    readonly contentId?: string;
  }[];
}

/** Two implementations: SMTP, and a mailbox table that a page shows. Resolves when the next server (or the table) has it. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<void>;
}
