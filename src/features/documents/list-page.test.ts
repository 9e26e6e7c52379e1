import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { insertDocument, insertOwner } from '../../../tests/support/rows.ts';
import type { DocumentStatus } from '../../domain/document/types.ts';
import { listDocuments, type WireStatus } from './queries.ts';

let t: TestEnvironment;
let owner: { accountId: string; tenantId: string };
const now = new Date('2027-05-01T12:00:00.000Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

/** Title, stored status, end; each is made an hour after the one before. */
const made: readonly [string, DocumentStatus, Date | null][] = [
  ['ended', 'expired', hours(-5)],
  ['overdue long ago', 'in-progress', hours(-90)],
  ['sealing, its time over', 'sealing', hours(-1)],
  ['running', 'in-progress', hours(1)],
  ['ended later', 'expired', hours(-1)],
  ['overdue just now', 'in-progress', now],
  ['without an end', 'in-progress', null],
  ['done', 'completed', hours(-1)],
  ['draft', 'draft', null],
];

beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps);
  const other = await insertOwner(t.deps);
  for (const [index, [title, status, expiresAt]] of made.entries()) {
    const own = { title, status, expires_at: expiresAt, created_at: hours(index - 100) };
    await insertDocument(t.deps, owner, own);
    await insertDocument(t.deps, owner, { ...own, title: `${title}, deleted`, deleted_at: now });
    await insertDocument(t.deps, other, { ...own, title: `${title}, somebody else’s` });
  }
});
afterAll(() => t.close());

async function titles(status: WireStatus | undefined, page = { limit: 10, skip: 0 }): Promise<string[]> {
  const found = await listDocuments(t.deps.db, owner.accountId, { ...(status && { status }), now, ...page });
  return found.map(({ title }) => title);
}

test('a list holds what people are told has that status, newest first', async () => {
  expect(await titles('expired')).toEqual(['overdue just now', 'ended later', 'overdue long ago', 'ended']);
  expect(await titles('in-progress')).toEqual(['without an end', 'running', 'sealing, its time over']);
  expect(await titles('completed')).toEqual(['done']);
  expect(await titles('draft')).toEqual(['draft']);
  expect(await titles('declined')).toEqual([]);
  expect(await titles(undefined)).toEqual(made.map(([title]) => title).reverse());
});

test.each(['expired', 'in-progress', undefined] as const)('pages of %s together are the whole list', async (status) => {
  const whole = await titles(status);
  const paged: string[] = [];
  for (let skip = 0; skip <= whole.length; skip += 1) paged.push(...(await titles(status, { limit: 1, skip })));
  expect(paged).toEqual(whole);
});
