import type { ColumnType, Selectable } from 'kysely';
import type { DocumentSettings, PageBox } from '../../domain/document/types.ts';
import type { Language } from '../../domain/language/languages.ts';
import type { BulkProblem } from '../../domain/template/bulk-words.ts';
import type { TemplatePrefill, TemplateRole } from '../../domain/template/types.ts';
import type { FormField } from '../../pdf/index.ts';
import type { Default, Json, JsonDefault } from './columns.ts';
import type { DraftFile } from './documents.ts';

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
  language: Default<Language>;
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

/** What a bulk send takes from its template, as it was when the run began. */
export type BulkTemplate = Pick<
  Selectable<TemplateTable>,
  | 'title'
  | 'note'
  | 'description'
  | 'folder_id'
  | 'settings'
  | 'roles'
  | 'prefill'
  | 'pages'
  | 'source_blob'
  | 'source_bytes'
  | 'form_fields'
>;

export interface BulkSendTable {
  id: string;
  account_id: string;
  tenant_id: string;
  /** null: erased meanwhile. */
  template_id: string | null;
  template: Json<BulkTemplate>;
  /** Headers of the rows' cells, in their order. */
  columns: Json<readonly string[]>;
  /** The browser's name for one press of Send: pressed twice, it is one run. */
  key: string;
  /** Raised by each retry of the failed rows. */
  run: Default<number>;
  ip: string | null;
  user_agent: string | null;
  started_at: Date;
  /** null: rows are waiting. */
  finished_at: Date | null;
}

export interface BulkRowTable {
  bulk_send_id: string;
  /** 1-based. */
  position: number;
  /** null once its document is made. */
  cells: ColumnType<readonly string[] | null, string, string | null>;
  status: Default<'waiting' | 'sent' | 'failed'>;
  document_id: string | null;
  problem: ColumnType<Omit<BulkProblem, 'row'> | null, string | null | undefined, string | null>;
  attempts: Default<number>;
}
