import type { Generated } from 'kysely';
import type { Default, Json } from './columns.ts';

export interface BillTo {
  name: string;
  address: string;
  country: string;
  vatId: string;
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
