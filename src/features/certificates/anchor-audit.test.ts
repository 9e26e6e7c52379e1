import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { insertDocument, insertOwner } from '../../../tests/support/rows.ts';
import { appendAudit } from '../audit/append.ts';
import { anchorAudit, headsOf } from './anchor-audit.ts';

const run = promisify(execFile);
let t: TestEnvironment;
beforeEach(async () => {
  t = await testEnvironment('live');
});
afterEach(() => t.close());

async function happens(documentId: string, at: string): Promise<void> {
  await t.deps.db
    .transaction()
    .execute((tx) => appendAudit(tx, documentId, [{ at: new Date(at), kind: 'viewed', actor: 'mia@example.com' }]));
}

test('each past day gets one timestamp over the heads of the chains that grew on it, also days that were missed', async () => {
  t.setClock(new Date('2026-11-20T10:00:00Z'));
  const owner = await insertOwner(t.deps);
  const [one, two] = [await insertDocument(t.deps, owner), await insertDocument(t.deps, owner)];
  await happens(one, '2026-11-20T10:00:00Z');
  await happens(two, '2026-11-20T23:59:59Z');
  await happens(one, '2026-11-22T00:00:00Z');
  await happens(one, '2026-11-23T08:00:00Z');
  t.setClock(new Date('2026-11-23T09:00:00Z'));
  expect(await anchorAudit(t.deps)).toBe(3);
  expect(await anchorAudit(t.deps)).toBe(0);
  const anchors = await t.deps.db.selectFrom('audit_anchor').selectAll().orderBy('day').execute();
  expect(anchors.map((anchor) => anchor.documents)).toEqual([2, 0, 1]);

  const heads = await headsOf(t.deps.db, new Date('2026-11-20T00:00:00Z'));
  expect(anchors[0]?.heads_sha256).toBe(createHash('sha256').update(heads.text).digest('hex'));
  const directory = await mkdtemp(join(tmpdir(), 'signet-anchor-'));
  await writeFile(join(directory, 'heads.txt'), heads.text);
  await writeFile(join(directory, 'token.der'), anchors[0]?.timestamp_token ?? '');
  const root = await t.deps.db
    .selectFrom('certificate')
    .select('der')
    .where('purpose', '=', 'root')
    .executeTakeFirstOrThrow();
  const pem = root.der
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n');
  await writeFile(join(directory, 'root.pem'), `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`);
  const { stdout, stderr } = await run('openssl', [
    ...['ts', '-verify', '-token_in', '-in', join(directory, 'token.der'), '-data', join(directory, 'heads.txt')],
    ...['-CAfile', join(directory, 'root.pem'), '-attime', String(Date.parse('2026-11-24T00:00:00Z') / 1000)],
  ]);
  expect(stdout + stderr).toContain('Verification: OK');
  await rm(directory, { recursive: true, force: true });
});
