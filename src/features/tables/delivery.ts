import type { ColumnType, Generated } from 'kysely';
import type { Default, JsonDefault } from './columns.ts';

export interface MailAttachment {
  filename: string;
  contentType: string;
  blob: string;
}

export interface MailTable {
  id: string;
  account_id: string | null;
  document_id: string | null;
  recipient_id: string | null;
  kind: string;
  recipient_address: string;
  subject: string;
  /** Encrypted composed message (JSON of from, replyTo, html, text, headers); null once delivered. */
  body: Buffer | null;
  attachments: JsonDefault<MailAttachment[]>;
  created_at: Date;
  sent_at: Date | null;
  failed_at: Date | null;
  attempts: Default<number>;
  last_error: string | null;
}

export interface MailboxMessageTable {
  id: string;
  account_id: string | null;
  recipient_address: string;
  subject: string;
  mime: Buffer;
  received_at: Date;
}

export interface WebhookTable {
  account_id: string;
  url: string;
  key_wrapped: Buffer | null;
  created_at: Date;
  updated_at: Date;
}

export interface WebhookDeliveryTable {
  id: string;
  account_id: string;
  document_id: string;
  sequence: Generated<number>;
  event: string;
  url: string;
  body: Buffer;
  created_at: Date;
  attempts: Default<number>;
  delivered_at: Date | null;
  failed_at: Date | null;
  next_try_at: Date | null;
  last_status: number | null;
  last_error: string | null;
  last_tried_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Of the last try. */
  last_headers: ColumnType<Record<string, string> | null, string | null | undefined, string | null>;
  /** The beginning of what the target answered last. */
  last_answer: ColumnType<string | null, string | null | undefined, string | null>;
}
