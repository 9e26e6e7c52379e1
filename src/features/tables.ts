import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type {
  AccountEventTable,
  AccountTable,
  ApiRequestTable,
  ApiTokenTable,
  IdempotencyKeyTable,
  OneTimeCodeTable,
  SavedSignatureTable,
  SessionTable,
  TenantTable,
} from './tables/accounts.ts';
import type { CertificateTable, OrganisationCertificateTable } from './tables/certificates.ts';
import type { Default, Json } from './tables/columns.ts';
import type { MailboxMessageTable, MailTable, WebhookDeliveryTable, WebhookTable } from './tables/delivery.ts';
import type {
  AuditAnchorTable,
  AuditEventTable,
  DocumentTable,
  RecipientCodeTable,
  RecipientSessionTable,
  RecipientTable,
  SealedBeforeTable,
} from './tables/documents.ts';
import type { CreditEntryTable, InvoiceTable } from './tables/money.ts';
import type {
  BulkRowTable,
  BulkSendTable,
  ContactTable,
  FolderTable,
  PublicVisitTable,
  TemplateTable,
} from './tables/records.ts';

/** Columns of one environment's schema, as `migrations/environment` makes them. */
export interface Tables {
  tenant: TenantTable;
  account: AccountTable;
  saved_signature: SavedSignatureTable;
  session: SessionTable;
  one_time_code: OneTimeCodeTable;
  account_event: AccountEventTable;
  used_assertion: { jti: string; expires_at: Date };
  rate_limit: { key: string; points: Default<number>; expire: number | null };
  api_token: ApiTokenTable;
  credit_entry: CreditEntryTable;
  invoice: InvoiceTable;
  idempotency_key: IdempotencyKeyTable;
  counter: { name: string; value: number };
  contact: ContactTable;
  folder: FolderTable;
  template: TemplateTable;
  bulk_send: BulkSendTable;
  bulk_row: BulkRowTable;
  public_visit: PublicVisitTable;
  api_request: ApiRequestTable;
  document: DocumentTable;
  sealed_before: SealedBeforeTable;
  recipient: RecipientTable;
  recipient_session: RecipientSessionTable;
  recipient_code: RecipientCodeTable;
  audit_event: AuditEventTable;
  audit_anchor: AuditAnchorTable;
  embed_origin: { account_id: string; origin: string; created_at: Date };
  erasure_request: { document_id: string; asked_at: Date; asked_by: string };
  tombstone: { document_id: string; chain_head: string; erased_at: Date; erased_by: string };
  mail: MailTable;
  mailbox_message: MailboxMessageTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
  key: { name: string; wrapped: Buffer; created_at: Date };
  certificate: CertificateTable;
  organisation_certificate: OrganisationCertificateTable;
  blob: { sha256: string; size: number; created_at: Date };
  worker_heartbeat: { worker_id: string; beat_at: Date };
  /** The shared schema, named in full. */
  'system.public_key': { name: string; jwk: Json<Record<string, unknown>>; created_at: Date };
}

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;
/** Either: for reads that don't care. */
export type Queryable = Kysely<Tables>;
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
