import type { Queryable, Row } from '../tables.ts';
import { openInvoiceOf } from './store.ts';

/** An invoice with the names that go beside it. */
export interface InvoiceRecord {
  readonly invoice: Row<'invoice'>;
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly tenantName: string;
}

export interface InvoiceFilter {
  readonly tenantId?: string;
  readonly id?: string;
  readonly number?: string;
  readonly status?: 'open' | 'paid' | 'withdrawn' | undefined;
  /** Part of number, tenant or e-mail. */
  readonly find?: string;
}

/** Newest first, at most 200. */
export async function findInvoices(db: Queryable, filter: InvoiceFilter): Promise<InvoiceRecord[]> {
  let query = db
    .selectFrom('invoice')
    .innerJoin('tenant', 'tenant.id', 'invoice.tenant_id')
    .leftJoin('account', 'account.id', 'invoice.ordered_by')
    .selectAll('invoice')
    .select(['tenant.name as tenant_name', 'account.name as buyer_name', 'account.email as buyer_email'])
    .orderBy('invoice.created_at', 'desc')
    .orderBy('invoice.number', 'desc')
    .limit(200);
  if (filter.tenantId !== undefined) query = query.where('invoice.tenant_id', '=', filter.tenantId);
  if (filter.id !== undefined) query = query.where('invoice.id', '=', filter.id);
  if (filter.number !== undefined) query = query.where('invoice.number', '=', filter.number);
  if (filter.status !== undefined) query = query.where('invoice.status', '=', filter.status);
  if (filter.find) {
    const pattern = `%${filter.find.toLowerCase().replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    query = query.where((where) =>
      where.or([
        where(where.fn('lower', ['invoice.number']), 'like', pattern),
        where(where.fn('lower', ['tenant.name']), 'like', pattern),
        where('account.email', 'like', pattern),
      ]),
    );
  }
  const rows = await query.execute();
  return rows.map(({ tenant_name, buyer_name, buyer_email, ...invoice }) => ({
    invoice,
    tenantName: tenant_name,
    buyerName: buyer_name ?? '',
    buyerEmail: buyer_email ?? '',
  }));
}

/** The invoice that waits for payment, if any. */
export async function openInvoice(db: Queryable, tenantId: string): Promise<InvoiceRecord | undefined> {
  const open = await openInvoiceOf(db, tenantId);
  return open ? (await findInvoices(db, { id: open.id }))[0] : undefined;
}
