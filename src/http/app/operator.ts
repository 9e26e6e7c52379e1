import type { FastifyInstance } from 'fastify';
import {
  operatorAccounts,
  operatorInvoices,
  operatorWithdrawInvoice,
  recordPayment,
  restoreAccount,
  suspendAccount,
} from '../../contract/app/operator.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import * as operators from '../../features/accounts/operator.ts';
import { recordPayment as record } from '../../features/billing/payment.ts';
import { findInvoices } from '../../features/billing/queries.ts';
import { writeOff } from '../../features/billing/withdraw.ts';
import type { Deps } from '../../features/deps.ts';
import type { Row } from '../../features/tables.ts';
import { presentOperatorInvoice } from './present-invoice.ts';
import { serve } from './serve.ts';
import { sessionOf } from './session.ts';

const done = { done: true } as const;

/** The operator's pages. Every route asks first whether it is one. */
export async function operatorRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, operatorInvoices, async ({ query }, request) => {
    const no = operators.operatorRefusal(deps, await sessionOf(request, deps));
    if (no) return no;
    const records = await findInvoices(deps.db, { status: query.status, find: query.find });
    return { invoices: records.map((found) => presentOperatorInvoice(deps, found)) };
  });

  serve(server, recordPayment, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    const no = operators.operatorRefusal(deps, me);
    if (no) return no;
    return presentClosed(deps, await record(deps, params.id, `operator ${me.account.email}`, body.reference));
  });

  serve(server, operatorWithdrawInvoice, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const no = operators.operatorRefusal(deps, me);
    if (no) return no;
    return presentClosed(deps, await writeOff(deps, params.id, `operator ${me.account.email}`));
  });

  serve(server, operatorAccounts, async ({ query }, request) => {
    const found = await operators.findAccounts(deps, await sessionOf(request, deps), query.find);
    if (isRefusal(found)) return found;
    return {
      accounts: found.map(({ account, plan, planEndsAt, creditsLeft }) => ({
        id: account.id,
        email: account.email,
        name: account.name,
        company: account.company,
        plan,
        planEndsAt: planEndsAt?.toISOString() ?? null,
        creditsLeft,
        isOperator: account.is_operator,
        verified: account.email_verified_at !== null,
        suspendedAt: account.suspended_at?.toISOString() ?? null,
        createdAt: account.created_at.toISOString(),
      })),
    };
  });

  serve(server, suspendAccount, async ({ params }, request) => {
    return (await operators.suspendAccount(deps, await sessionOf(request, deps), params.id)) ?? done;
  });

  serve(server, restoreAccount, async ({ params }, request) => {
    return (await operators.restoreAccount(deps, await sessionOf(request, deps), params.id)) ?? done;
  });
}

async function presentClosed(deps: Deps, closed: Row<'invoice'> | Refusal) {
  if (isRefusal(closed)) return closed;
  const [found] = await findInvoices(deps.db, { id: closed.id });
  return found ? { invoice: presentOperatorInvoice(deps, found) } : refuse('not-found');
}
