import type { ColumnType, Generated } from 'kysely';
import type { SavedKind } from '../../domain/account/saved-signature.ts';
import type { SignatureMode } from '../../domain/document/types.ts';
import type { Default, JsonDefault } from './columns.ts';
import type { BillTo } from './money.ts';

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

export interface SavedSignatureTable {
  account_id: string;
  kind: SavedKind;
  sha256: string;
  saved_at: Date;
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
