import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBody } from '../support/api.ts';
import { callApi } from '../support/api-client.ts';
import { type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { clusterDatabase } from '../support/cluster-database.ts';
import { call, file, signature } from './customer.ts';

const CREDITS = 7;
const CALLERS = 50;

const data = temporaryDataDir();
const servers: AppProcess[] = [];
let database: Awaited<ReturnType<typeof clusterDatabase>>;
let token: string;

beforeAll(async () => {
  database = await clusterDatabase();
  for (const _each of [1, 2]) {
    const env = { DATABASE_URL: database.url, SIGNET_MASTER_KEY: '11'.repeat(32) };
    servers.push(await startApp({ dataDir: data.path, ports: await freePorts(), env }));
  }
  const person = ['--email', 'ana@example.com', '--password', 'Abcdef1!x', '--name', 'Ana', '--plan', 'professional'];
  await first().cli('account', 'create', ...person);
  token = await first().cli('token', 'create', '--email', 'ana@example.com', '--environment', 'live');
}, 300_000);
afterAll(async () => {
  for (const server of servers) await server.stop();
  await database?.drop();
  data.remove();
});

function first(): AppProcess {
  const [server] = servers;
  if (server === undefined) throw new Error('no server runs');
  return server;
}

/** Takes credits away until `CREDITS` are left, through the ledger, in one statement. */
async function leaveCredits(): Promise<void> {
  await database.pool.query(
    `with gone as (select id, plan_credits - $1 as change from live.tenant),
       kept as (update live.tenant set plan_credits = $1)
     insert into live.credit_entry (tenant_id, at, kind, plan_change, addon_change, plan_balance, addon_balance)
     select id, now(), 'withdrawn', -change, 0, $1::integer, 0 from gone`,
    [CREDITS],
  );
}

/** One look at the database: the balance, what the ledger sums to, what its last row says, and the documents. */
async function look() {
  const { rows } = await database.pool.query<Record<'balance' | 'sum' | 'last' | 'documents' | 'charged', number>>(
    `select (select plan_credits + addon_credits from live.tenant) as balance,
       (select sum(plan_change + addon_change)::int from live.credit_entry) as sum,
       (select plan_balance + addon_balance from live.credit_entry order by id desc limit 1) as last,
       (select count(*)::int from live.document) as documents,
       (select count(*)::int from live.credit_entry where kind = 'document') as charged`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was found');
  return row;
}

test(`${CALLERS} callers of two processes share ${CREDITS} credits: ${CREDITS} succeed, the others cost nothing`, async () => {
  const role = { role: 'tenant', widgets: [signature] };
  const template = await callApi(first().liveUrl, token, 'POST', '/createtemplate', {
    title: 'Lease',
    file,
    signers: [role],
  });
  await leaveCredits();
  const person = { role: 'tenant', email: 'mia@example.com', name: 'Mia' };
  const charged = [
    ['/createdocument', createBody()],
    ['/draftdocument', { title: 'Lease', file }],
    ['/selfsign', { title: 'Lease', file, signer: { ...person, widgets: [signature] } }],
    [`/createdocument/${String(template.objectId)}`, { signers: [person] }],
  ] as const;

  let busy = true;
  const watch = (async () => {
    let looks = 0;
    for (; busy; looks += 1) {
      const before = await look();
      const said = await callApi(servers[looks % 2]?.liveUrl ?? '', token, 'GET', '/getcredits');
      const after = await look();
      for (const seen of [before, after]) {
        expect(seen.sum).toBe(seen.balance);
        expect(seen.last).toBe(seen.balance);
        expect(seen.documents).toBe(seen.charged);
      }
      expect(said.total_credits).toBeLessThanOrEqual(before.balance);
      expect(said.total_credits).toBeGreaterThanOrEqual(after.balance);
    }
    return looks;
  })();
  const answers = await Promise.all(
    Array.from({ length: CALLERS }, (_, index) => {
      const [path, body] = charged[index % charged.length] ?? charged[0];
      const { liveUrl } = servers[index % servers.length] ?? first();
      return call({ url: liveUrl }, token, 'POST', `/api/v1.2${path}`, body);
    }),
  );
  busy = false;
  expect(await watch).toBeGreaterThan(3);

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(CREDITS);
  const refused = answers.filter(({ status }) => status !== 200).map(({ status, body }) => [status, body.error]);
  const text = 'Insufficient credits! Please purchase credits to continue.';
  expect(refused).toEqual(Array.from({ length: CALLERS - CREDITS }, () => [400, text]));
  expect(await look()).toEqual({ balance: 0, sum: 0, last: 0, documents: CREDITS, charged: CREDITS });
  for (const { liveUrl } of servers) {
    const said = await callApi(liveUrl, token, 'GET', '/getcredits');
    expect(said).toMatchObject({ plan_credits: 0, addon_credits: 0, total_credits: 0 });
  }
  // What was refused left no trace, in the audit log neither.
  const { rows } = await database.pool.query(
    'select count(distinct document_id)::int as audited from live.audit_event',
  );
  expect(rows).toEqual([{ audited: CREDITS }]);
}, 120_000);
