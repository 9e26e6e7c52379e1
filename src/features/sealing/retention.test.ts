import { afterEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { sentDocument } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { EnvironmentName } from '../../domain/environment.ts';
import { eraseTrash } from '../documents/trash.ts';
import { applyRetention } from './retention.ts';

const DAY = 24 * 3600 * 1000;
const start = new Date('2026-11-24T09:00:00Z');
let t: TestEnvironment;
afterEach(() => t.close());

async function after(days: number): Promise<{ documents: number; mails: number }> {
  t.setClock(new Date(start.getTime() + days * DAY));
  await applyRetention(t.deps);
  await eraseTrash(t.deps);
  const count = async (table: 'document' | 'mail') => (await t.deps.db.selectFrom(table).select('id').execute()).length;
  return { documents: await count('document'), mails: await count('mail') };
}

async function begin(name: EnvironmentName): Promise<void> {
  t = await testEnvironment(name);
  t.setClock(start);
  await sentDocument(t.deps, await insertOwner(t.deps));
}

test('the sandbox erases a document and its mails once 90 days have passed', async () => {
  await begin('sandbox');
  expect(await after(59)).toEqual({ documents: 1, mails: 1 });
  // To the trash; whoever was mailed is told.
  expect(await after(60.5)).toEqual({ documents: 1, mails: 2 });
  expect(await after(89)).toMatchObject({ documents: 1 });
  expect(await after(91)).toEqual({ documents: 0, mails: 0 });
  const tombstones = await t.deps.db.selectFrom('tombstone').selectAll().execute();
  expect(tombstones.length).toBe(1);
});

test('live keeps what it has', async () => {
  await begin('live');
  expect((await after(1000)).documents).toBe(1);
});
