import { isRefusal } from '../domain/refusal.ts';
import { recordPayment } from '../features/billing/payment.ts';
import { findInvoices } from '../features/billing/queries.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

const record = 'record --invoice NUMBER [--reference TEXT]';
const list = 'list [--status open|paid|withdrawn]';
const states = ['open', 'paid', 'withdrawn'] as const;

/** `payment record`: the operator has the money; the plan starts, or the credits stay. */
export const paymentCommand: Command = {
  name: 'payment',
  usage: [record],
  run: async (args, world) => {
    const [verb, ...rest] = args;
    const options = readOptions(rest, { texts: ['invoice', 'reference'] });
    const number = typeof options === 'string' ? undefined : options.text('invoice');
    if (verb !== 'record' || typeof options === 'string' || number === undefined) {
      world.complain(`Usage: payment ${record}`);
      return 2;
    }
    const [found] = await findInvoices(world.live.db, { number });
    if (!found) {
      world.complain(`There is no invoice ${number}.`);
      return 1;
    }
    const paid = await recordPayment(world.live, found.invoice.id, 'command line', options.text('reference') ?? '');
    if (isRefusal(paid)) {
      world.complain(`Invoice ${number} is no longer open.`);
      return 1;
    }
    world.print(`The payment of invoice ${number} is recorded.`);
    return 0;
  },
};

/** `invoice list`: one line each, newest first, columns separated by tabs. */
export const invoiceCommand: Command = {
  name: 'invoice',
  usage: [list],
  run: async (args, world) => {
    const [verb, ...rest] = args;
    const options = readOptions(rest, { texts: ['status'] });
    const wanted = typeof options === 'string' ? undefined : options.text('status');
    const status = states.find((state) => state === wanted);
    if (verb !== 'list' || typeof options === 'string' || (wanted !== undefined && status === undefined)) {
      world.complain(`Usage: invoice ${list}`);
      return 2;
    }
    for (const { invoice, buyerEmail } of await findInvoices(world.live.db, { status })) {
      const total = `${(invoice.total_cents / 100).toFixed(2)} ${invoice.currency}`;
      const day = invoice.due_at.toISOString().slice(0, 10);
      world.print([invoice.number, invoice.status, total, `due ${day}`, buyerEmail].join('\t'));
    }
    return 0;
  },
};
