import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listInvoices, saveBillTo, withdrawInvoice } from '../../contract/app/billing.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { saveBillTo as storeBillTo } from '../../features/billing/order.ts';
import { invoicePaper } from '../../features/billing/paper.ts';
import { findInvoices } from '../../features/billing/queries.ts';
import { withdrawOrder } from '../../features/billing/withdraw.ts';
import type { Deps } from '../../features/deps.ts';
import { presentInvoice } from './present-invoice.ts';
import { serve } from './serve.ts';
import { sessionOf } from './session.ts';

/** The tenant's invoices. */
export async function billingRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, listInvoices, async (_input, request) => {
    const { tenantId } = await sessionOf(request, deps);
    const records = await findInvoices(deps.db, { tenantId });
    return { invoices: records.map((record) => presentInvoice(deps, record)) };
  });

  serve(server, withdrawInvoice, async ({ params }, request) => {
    const { tenantId, account } = await sessionOf(request, deps);
    const closed = await withdrawOrder(deps, { tenantId, actor: account.email }, params.id);
    if (isRefusal(closed)) return closed;
    const [record] = await findInvoices(deps.db, { id: closed.id });
    return record ? { invoice: presentInvoice(deps, record) } : refuse('not-found');
  });

  serve(server, saveBillTo, async ({ body }, request) => {
    const { tenantId } = await sessionOf(request, deps);
    if (deps.environment.credits === 'play') return refuse('only-in-live');
    await storeBillTo(deps.db, tenantId, body);
    return { done: true } as const;
  });

  server.get('/app/invoices/:id/pdf', (request, reply) => answerPdf(deps, request, reply));
}

/** Drawn as the invoice stands now: open, paid or withdrawn. The buyer's tenant and operators may see it. */
async function answerPdf(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const me = await sessionOf(request, deps);
  const { id } = request.params as { readonly id: string };
  const [record] = await findInvoices(deps.db, { id, ...(me.account.is_operator ? {} : { tenantId: me.tenantId }) });
  if (!record)
    return reply.code(404).send({ error: { code: 'not-found', message: 'Not found', reference: request.id } });
  const pdf = await invoicePaper(deps, record);
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${record.invoice.number}.pdf"`)
    .type('application/pdf')
    .send(Buffer.from(pdf));
}
