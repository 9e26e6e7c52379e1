import { afterAll, beforeAll, expect, test } from 'vitest';
import { testInstance } from '../../tests/support/deps.ts';
import { findAccount } from '../features/accounts/queries.ts';
import { orderPlan } from '../features/billing/order-plan.ts';
import { commands } from './registry.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
beforeAll(async () => {
  instance = await testInstance();
});
afterAll(() => instance.close());

async function run(line: string) {
  const [printed, complained]: [string[], string[]] = [[], []];
  const [name, ...args] = line.split(' ');
  const code = await commands
    .find((command) => command.name === name)
    ?.run(args, {
      live: instance.live.deps,
      sandbox: instance.sandbox.deps,
      print: (text) => printed.push(text),
      complain: (text) => complained.push(text),
      readInput: async () => '',
    });
  return { code, printed, complained };
}

test('the operator lists open invoices and records a payment, once', async () => {
  await run('operator create --email ana@pay.example --password Str0ng!pass --name Ana');
  const found = await findAccount(instance.live.deps.db, 'ana@pay.example');
  if (!found) throw new Error('no account');
  expect(found.account.is_operator).toBe(true);
  const buyer = { ...found, accountId: found.account.id, tenantId: found.tenant.id };
  const billTo = { name: 'Ana', address: 'Street', country: 'Portugal', vatId: '' };
  const order = { plan: 'professional', period: 'month', billTo } as const;
  await orderPlan(instance.live.deps, buyer, order, { ip: '127.0.0.1', userAgent: '' });

  const listed = await run('invoice list --status open');
  const [number = '', ...columns] = listed.printed[0]?.split('\t') ?? [];
  expect(columns).toEqual(['open', '34.51 EUR', expect.stringMatching(/^due \d{4}-/), 'ana@pay.example']);
  expect(await run(`payment record --invoice ${number} --reference transfer`)).toMatchObject({ code: 0 });
  expect((await findAccount(instance.live.deps.db, 'ana@pay.example'))?.tenant.plan).toBe('professional');
  const again = await run(`payment record --invoice ${number}`);
  expect(again).toEqual({ code: 1, printed: [], complained: [`Invoice ${number} is no longer open.`] });
  expect((await run('invoice list --status open')).printed).toEqual([]);
  expect((await run('payment record --invoice SG-1999-0001')).complained).toEqual([
    'There is no invoice SG-1999-0001.',
  ]);
});
