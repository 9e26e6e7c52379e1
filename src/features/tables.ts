import type { ColumnType, Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { DocumentSettings, DocumentStatus, PageBox, SignatureMode } from '../domain/document/types.ts';
import type { RecipientProof, RecipientType } from '../domain/recipient/types.ts';
import type { TemplatePrefill, TemplateRole } from '../domain/template/types.ts';
import type { Answers, Widget } from '../domain/widget/types.ts';
import type { FormField, SignatureAlgorithm } from '../pdf/index.ts';

/** Columns of one environment's schema, as `migrations/environment` makes them. */
type Json<T> = ColumnType<T, string, string>;
type JsonDefault<T> = ColumnType<T, string | undefined, string>;
type Default<T> = ColumnType<T, T | undefined, T>;

export interface TenantTable {
  id: string;
  name: string;
  plan: Default<string>;
  plan_period: string | null;
  plan_ends_at: Date | null;
  plan_credits: Default<number>;
  addon_credits: Default<number>;
  renewal_at: Date;
  /** What new documents begin with. */
  signature_mode: Default<SignatureMode>;
  billing: ColumnType<BillTo | null, string | null | undefined, string | null>;
  debt_since: Date | null;
  created_at: Date;
}

export interface BillTo {
  name: string;
  address: string;
  country: string;
  vatId: string;
}

export interface AccountTable {
  id: string;
  tenant_id: string;
  email: string;
  name: string;
  phone: Default<string>;
  company: Default<string>;
  job_title: Default<string>;
  password_hash: string | null;
  email_verified_at: Date | null;
  is_operator: Default<boolean>;
  suspended_at: Date | null;
  locale: Default<string>;
  time_zone: Default<string>;
  date_format: Default<string>;
  newsletter: Default<boolean>;
  terms_version: string | null;
  terms_agreed_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

export interface SessionTable {
  id_hash: Buffer;
  account_id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  authenticated_at: Date;
  ip: string | null;
  user_agent: string | null;
}

export interface OneTimeCodeTable {
  id: string;
  account_id: string;
  purpose: string;
  secret_hash: Buffer;
  tries: Default<number>;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface AccountEventTable {
  id: Generated<number>;
  account_id: string;
  at: Date;
  actor: string;
  kind: string;
  data: JsonDefault<Record<string, unknown>>;
  ip: string | null;
}

export interface ApiTokenTable {
  id: string;
  account_id: string;
  name: string;
  secret_hash: Buffer;
  last_four: string;
  created_at: Date;
  last_used_at: Date | null;
  dies_at: Date | null;
  revoked_at: Date | null;
}

export interface CreditEntryTable {
  id: Generated<number>;
  tenant_id: string;
  account_id: string | null;
  document_id: string | null;
  at: Date;
  kind: string;
  plan_change: number;
  addon_change: number;
  plan_balance: number;
  addon_balance: number;
  note: Default<string>;
}

/** What an invoice is for: becomes true when its payment is recorded (plans) or at once (credits). */
export type InvoicePurpose =
  | { kind: 'plan'; plan: string; period: 'month' | 'year' }
  | { kind: 'credits'; quantity: number };

export interface InvoiceLine {
  description: string;
  quantity: number;
  unitCents: number;
  netCents: number;
}

export interface InvoiceTable {
  id: string;
  number: string;
  tenant_id: string;
  ordered_by: string;
  purpose: Json<InvoicePurpose>;
  lines: Json<InvoiceLine[]>;
  currency: string;
  net_cents: number;
  tax_cents: number;
  total_cents: number;
  bill_to: Json<BillTo>;
  status: Default<'open' | 'paid' | 'withdrawn'>;
  created_at: Date;
  due_at: Date;
  paid_at: Date | null;
  paid_recorded_by: string | null;
  withdrawn_at: Date | null;
  pdf_blob: string | null;
}

/** A finished file before its timestamp was renewed: what the one that took its place begins with. */
export interface SealedBeforeTable {
  document_id: string;
  kind: 'final' | 'owner' | 'certificate';
  sha256: string;
  size: number;
  replaced_at: Date;
}

export interface DocumentTable {
  id: string;
  account_id: string;
  tenant_id: string;
  title: string;
  note: Default<string>;
  description: Default<string>;
  folder_id: string | null;
  template_id: string | null;
  /** Raised when the link to the draft must die. */
  draft_link_version: Default<number>;
  /** null: there is no link to this draft. */
  draft_link_expires_at: Date | null;
  /** The holder of the draft's link is not shown the signers' links. */
  hide_signing_links: Default<boolean>;
  /** Fields of the form that the file held when it came. */
  form_fields: JsonDefault<readonly FormField[]>;
  /** Blobs of the pictures that were uploaded for the sender's fields. */
  pictures: JsonDefault<readonly string[]>;
  /** While it is a draft: its file with other pages, for going back and forth between them. */
  files: JsonDefault<readonly DraftFile[]>;
  /** Who saved the draft last; null: nobody since it was made. */
  saved_by: 'owner' | 'link' | null;
  /** Mails and the webhook of a sending wait until then, and it can be withdrawn. */
  held_until: Date | null;
  kind: Default<'request-sign' | 'self-sign'>;
  status: DocumentStatus;
  state_version: Default<number>;
  settings: Json<DocumentSettings>;
  /** Settled at sending; null: a draft, or a seal of before there was a choice. */
  signature_mode: SignatureMode | null;
  /** Why the organisation's signature per signer became a seal: a `ModeObstacle`. */
  mode_fallback: string | null;
  /** What the sender fills; burnt into `shown_blob` at sending. */
  prefill: JsonDefault<readonly TemplatePrefill[]>;
  pages: Json<PageBox[]>;
  /** The PDF as received, decrypted and repaired. */
  source_blob: string;
  source_bytes: number;
  /** What recipients see: source + prefill + document id (+ sandbox mark). */
  shown_blob: string;
  /** The last stamped revision while people are signing. */
  current_blob: string | null;
  final_blob: string | null;
  /** The sealed file with the texts that recipients' copies hide; null where nothing is hidden. */
  owner_blob: string | null;
  certificate_blob: string | null;
  created_at: Date;
  updated_at: Date;
  sent_at: Date | null;
  expires_at: Date | null;
  sealing_at: Date | null;
  /** Why the document waits to be sealed, as a sentence; null: nothing stands in its way. */
  sealing_problem: string | null;
  /** When it is tried again; null unless something stands in its way. */
  sealing_retry_at: Date | null;
  /** How often it was tried in vain. */
  sealing_attempts: Default<number>;
  /** End of the certificate of the last document timestamp, the earliest of the document's files. */
  timestamp_until: Date | null;
  completed_at: Date | null;
  declined_at: Date | null;
  declined_by: string | null;
  decline_reason: string | null;
  revoked_at: Date | null;
  deleted_at: Date | null;
}

export interface ContactTable {
  id: string;
  account_id: string;
  /** Lower case; one contact for each address of an account. */
  email: string;
  name: string;
  phone: Default<string>;
  company: Default<string>;
  job_title: Default<string>;
  created_at: Date;
  updated_at: Date;
}

export interface FolderTable {
  id: string;
  account_id: string;
  /** null: in the root. */
  parent_id: string | null;
  name: string;
  created_at: Date;
  updated_at: Date;
}

export interface TemplateTable {
  id: string;
  account_id: string;
  tenant_id: string;
  title: string;
  note: Default<string>;
  description: Default<string>;
  folder_id: string | null;
  settings: Json<DocumentSettings>;
  roles: Json<readonly TemplateRole[]>;
  prefill: JsonDefault<readonly TemplatePrefill[]>;
  pages: Json<PageBox[]>;
  source_blob: string;
  source_bytes: number;
  is_public: Default<boolean>;
  form_fields: JsonDefault<readonly FormField[]>;
  pictures: JsonDefault<readonly string[]>;
  files: JsonDefault<readonly DraftFile[]>;
  saved_by: 'owner' | 'link' | null;
  state_version: Default<number>;
  /** Raised when the link to the template's editor must die. */
  link_version: Default<number>;
  /** null: there is no such link. */
  link_expires_at: Date | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

export interface PublicVisitTable {
  id: string;
  template_id: string;
  name: string;
  email: string;
  phone: Default<string>;
  code_hash: Buffer;
  tries: Default<number>;
  sent_at: Date;
  expires_at: Date;
  /** When the visitor proved the address by the code. */
  proved_at: Date | null;
  document_id: string | null;
  recipient_id: string | null;
  /** State of the template that the document was made from. */
  template_version: number | null;
  ip: string | null;
}

export interface ApiRequestTable {
  id: Generated<number>;
  account_id: string;
  at: Date;
  method: string;
  /** Without query. */
  path: string;
  status: number;
  duration_ms: number;
  request_id: string;
  token_last_four: string;
  error_reason: string | null;
  ip: string | null;
}

export interface RecipientTable {
  id: string;
  document_id: string;
  position: number;
  role: string;
  type: RecipientType;
  name: string;
  email: string;
  phone: Default<string>;
  company: Default<string>;
  job_title: Default<string>;
  access_code_hash: string | null;
  link_version: Default<number>;
  widgets: Json<Widget[]>;
  answers: JsonDefault<Answers>;
  mailed_at: Date | null;
  next_reminder_at: Date | null;
  viewed_at: Date | null;
  consented_at: Date | null;
  consent_wording: string | null;
  acted_at: Date | null;
  declined_at: Date | null;
  viewed_ip: string | null;
  acted_ip: string | null;
  acted_user_agent: string | null;
  proofs: JsonDefault<RecipientProof[]>;
  /** When the act became a revision of the file (signature per signer). */
  revised_at: Date | null;
  /** Serial of the certificate made for that one signature. */
  signer_serial: string | null;
}

export interface RecipientSessionTable {
  id_hash: Buffer;
  recipient_id: string;
  link_version: number;
  created_at: Date;
  expires_at: Date;
  access_code_ok_at: Date | null;
  email_code_ok_at: Date | null;
  ip: string | null;
  user_agent: string | null;
}

export interface RecipientCodeTable {
  recipient_id: string;
  code_hash: Buffer;
  tries: Default<number>;
  sent_at: Date;
  expires_at: Date;
}

export interface AuditEventTable {
  document_id: string;
  seq: number;
  at: Date;
  kind: string;
  actor: string;
  data: Json<Record<string, unknown>>;
  ip: string | null;
  user_agent: string | null;
  file_sha256: string | null;
  previous_hash: string;
  hash: string;
}

export interface AuditAnchorTable {
  day: Date;
  heads_sha256: string;
  documents: number;
  timestamp_token: Buffer;
  created_at: Date;
}

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

export interface CertificateTable {
  serial: string;
  purpose: string;
  /** null for a root. */
  issuer_serial: string | null;
  der: Buffer;
  key_wrapped: Buffer | null;
  not_before: Date;
  not_after: Date;
  revoked_at: Date | null;
  revocation_reason: number | null;
  created_at: Date;
  /** Of a root whose key is elsewhere: its last list, and how long that counts. */
  offline_crl: Buffer | null;
  offline_crl_until: Date | null;
}

export interface OrganisationCertificateTable {
  tenant_id: string;
  der: Buffer;
  /** Issuers up to the root, leaf's issuer first. */
  chain: Buffer[];
  algorithm: SignatureAlgorithm;
  key_wrapped: Buffer;
  fingerprint: string;
  not_before: Date;
  not_after: Date;
  uploaded_by: string | null;
  uploaded_at: Date;
  /** Days before the end that were warned of last; null: none. */
  warned_days: number | null;
}

export interface IdempotencyKeyTable {
  /** SHA-256 of account, method, route and key. */
  scope: string;
  account_id: string;
  body_sha256: string;
  created_at: Date;
  /** Wrapped status and body; null while the first call is at work. */
  answer: Buffer | null;
  /** The call at work, and until when it counts as alive without a further sign. */
  holder: string;
  alive_until: Date;
  /** When a transaction of the work was committed; null: nothing has changed yet. */
  committed_at: Date | null;
}

export interface Tables {
  tenant: TenantTable;
  account: AccountTable;
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
  public_visit: PublicVisitTable;
  api_request: ApiRequestTable;
  document: DocumentTable;
  sealed_before: SealedBeforeTable;
  recipient: RecipientTable;
  recipient_session: RecipientSessionTable;
  recipient_code: RecipientCodeTable;
  audit_event: AuditEventTable;
  audit_anchor: AuditAnchorTable;
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

/** A file that a draft has had, or may have. */
export interface DraftFile {
  readonly sourceBlob: string;
  readonly shownBlob: string;
  readonly bytes: number;
  readonly pages: readonly PageBox[];
  readonly formFields: readonly FormField[];
}
