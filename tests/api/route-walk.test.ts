import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleBodies } from '../../src/contract/api/examples.ts';
import { apiVersions } from '../../src/contract/api/versions.ts';
import type { EnvironmentName } from '../../src/domain/environment.ts';
import type { Operation } from '../../src/http/api/operation.ts';
import { operations } from '../../src/http/api/operations.ts';
import { apiOver } from '../support/api.ts';
import { type TestEnvironment, testInstance } from '../support/deps.ts';
import { type Answer, Customer, call, type ListeningApi, listening } from './customer.ts';

/** What somebody owns in one environment, by the name a path calls it. */
type Things = Readonly<Record<string, string>>;
interface World {
  readonly api: ListeningApi;
  readonly environment: TestEnvironment;
  readonly owner: Customer;
  readonly stranger: Customer;
  readonly things: Things;
}

const examples = exampleBodies();
let worlds: Record<EnvironmentName, World>;
let close: () => Promise<void>;
beforeAll(async () => {
  const instance = await testInstance();
  const live = await world(instance.live);
  const sandbox = await world(instance.sandbox);
  worlds = { live, sandbox };
  close = async () => {
    await Promise.all([live, sandbox].map(({ api }) => api.fixture.server.close()));
    await instance.close();
  };
});
afterAll(() => close());

async function world(environment: TestEnvironment): Promise<World> {
  const api = await listening(await apiOver(environment));
  const owner = new Customer(api, await api.fixture.person({ plan: 'teams' }), 'v1.2');
  const stranger = new Customer(api, await api.fixture.person({ plan: 'teams' }), 'v1.2');
  await owner.call('POST', '/webhook', { url: 'https://example.com/hook' });
  const things = {
    document_id: await owner.signed(),
    template_id: await owner.template(),
    contact_id: await owner.contact(),
    folder_id: await owner.folder(),
    doctype: 'inprogress',
  };
  return { api, environment, owner, stranger, things };
}

function address(operation: Operation, things: Things): string {
  return operation.path.replace(/:(\w+)/g, (_all, name: string) => things[name] ?? 'none');
}

/** A body that would do something, with the ids that a body can hold. */
function body({ docs, body: takes }: Operation, things: Things): object | undefined {
  if (takes === 'none') return undefined;
  const ids = { document_id: things.document_id, folderId: things.folder_id, parentFolderId: things.folder_id };
  const own = Object.entries(ids).filter(([key]) => docs.id === 'resendMail' || key !== 'document_id');
  return { ...examples[docs.id], ...Object.fromEntries(own) };
}

/** Everything that a call could have changed; what counts calls and tries is left out. */
const watched = [
  'account',
  'account_event',
  'audit_event',
  'contact',
  'credit_entry',
  'document',
  'folder',
  'idempotency_key',
  'invoice',
  'mail',
  'mailbox_message',
  'recipient',
  'template',
  'tenant',
  'tombstone',
  'webhook',
  'webhook_delivery',
] as const;

async function fingerprint({ environment }: World): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = { jobs: (await environment.jobs()).length };
  for (const table of watched) {
    const { rows } = await sql<{
      sum: string;
    }>`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
      from ${sql.table(table)} t`.execute(environment.owner);
    found[table] = rows[0]?.sum;
  }
  return found;
}

async function unchanged(work: () => Promise<void>): Promise<void> {
  const before = [await fingerprint(worlds.live), await fingerprint(worlds.sandbox)];
  await work();
  expect([await fingerprint(worlds.live), await fingerprint(worlds.sandbox)]).toEqual(before);
}

test('what a call changes is seen', async () => {
  const { owner } = worlds.live;
  const before = await fingerprint(worlds.live);
  await owner.contact('lee@example.com');
  expect(await fingerprint(worlds.live)).not.toEqual(before);
});

const named = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);
const other: Record<EnvironmentName, EnvironmentName> = { live: 'sandbox', sandbox: 'live' };

describe.each(['live', 'sandbox'] as const)('%s', (name) => {
  test.each(named)(
    '%s: no token, a wrong one and one of the other environment are all the same',
    async (_name, operation) => {
      const { api, things, environment } = worlds[name];
      const { tokenPrefix } = environment.deps.environment;
      const tokens = [undefined, '', `${tokenPrefix}${'x'.repeat(43)}`, worlds[other[name]].owner.person.token];
      await unchanged(async () => {
        for (const version of apiVersions) {
          for (const token of tokens) {
            const path = `/api/${version}${address(operation, things)}`;
            const answer = await call(api, token, operation.method, path, body(operation, things));
            expect(answer).toMatchObject({ status: 405, body: { error: 'Invalid API Token!' } });
          }
        }
      });
    },
  );

  const withIds = named.filter(([, { path, docs }]) => /:\w+_id/.test(path) || docs.id === 'resendMail');

  test.each(withIds)("%s: another account's ids and the other environment's are unknown", async (_name, operation) => {
    const { stranger, things } = worlds[name];
    const beyond = worlds[other[name]];
    await unchanged(async () => {
      for (const [foreign, caller] of [
        [things, stranger],
        [beyond.things, stranger],
        [beyond.things, worlds[name].owner],
      ] as const) {
        const answer = await caller.call(operation.method, address(operation, foreign), body(operation, foreign));
        expect(answer).toMatchObject({ status: 404 });
        expect(JSON.stringify(answer.body)).not.toMatch(/Lease|mia/);
      }
    });
  });

  const withFolder = named.filter(
    ([, { docs }]) => 'folderId' in shapeOf(docs.request) || 'parentFolderId' in shapeOf(docs.request),
  );

  test.each(withFolder)(
    "%s: another account's folder and the other environment's are refused",
    async (_name, operation) => {
      const { owner, stranger, things } = worlds[name];
      const beyond = worlds[other[name]].things;
      const own = await thingsOf(stranger);
      await unchanged(async () => {
        for (const [caller, ids, folder] of [
          [stranger, own, things],
          [stranger, own, beyond],
          [owner, things, beyond],
        ] as const) {
          const sent = { ...body(operation, ids), folderId: folder.folder_id, parentFolderId: folder.folder_id };
          expect(await caller.call(operation.method, address(operation, ids), sent)).toMatchObject({ status: 400 });
        }
      });
    },
  );

  test.each(named.filter(([, { docs }]) => docs.query))('%s shows nothing of others', async (_name, operation) => {
    const { stranger, things } = worlds[name];
    const answer: Answer = await stranger.call('GET', address(operation, things));
    expect(answer.status).toBe(200);
    for (const world of Object.values(worlds)) {
      for (const id of Object.values(world.things)) expect(JSON.stringify(answer.body)).not.toContain(id);
    }
  });
});

async function thingsOf(customer: Customer): Promise<Things> {
  return {
    document_id: await customer.document(),
    template_id: await customer.template(),
    folder_id: await customer.folder(),
  };
}

function shapeOf(schema: Operation['docs']['request']): object {
  return schema !== undefined && 'shape' in schema && typeof schema.shape === 'object' && schema.shape !== null
    ? schema.shape
    : {};
}
