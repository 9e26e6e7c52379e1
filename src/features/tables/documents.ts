import type { DocumentSettings, DocumentStatus, PageBox, SignatureMode } from '../../domain/document/types.ts';
import type { Language } from '../../domain/language/languages.ts';
import type { RecipientProof, RecipientType } from '../../domain/recipient/types.ts';
import type { TemplatePrefill } from '../../domain/template/types.ts';
import type { Answers, Widget } from '../../domain/widget/types.ts';
import type { FormField } from '../../pdf/index.ts';
import type { Default, Json, JsonDefault } from './columns.ts';

/** A file that a draft has had, or may have. */
export interface DraftFile {
  readonly sourceBlob: string;
  readonly shownBlob: string;
  readonly bytes: number;
  readonly pages: readonly PageBox[];
  readonly formFields: readonly FormField[];
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
  /** The file is signed, and stays as it came: only its own fields are filled, and a signature is added. */
  keeps_signatures: Default<boolean>;
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
  /** Why the document waits to be sealed, or its last act for a revision, as a sentence; null: nothing stands in its way. */
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

/** A finished file before its timestamp was renewed: what the one that took its place begins with. */
export interface SealedBeforeTable {
  document_id: string;
  kind: 'final' | 'owner' | 'certificate';
  sha256: string;
  size: number;
  replaced_at: Date;
}

export interface RecipientTable {
  id: string;
  document_id: string;
  position: number;
  turn: number;
  role: string;
  type: RecipientType;
  name: string;
  email: string;
  phone: Default<string>;
  company: Default<string>;
  job_title: Default<string>;
  /** null: the owner's. */
  language: Language | null;
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
