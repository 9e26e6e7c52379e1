import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { inspectCertificate } from '../../pdf/index.ts';
import { ensureCertificates } from './ensure.ts';
import { sealIdentity } from './identity.ts';

const YEAR = 365 * 24 * 3600 * 1000;
const start = new Date('2026-11-24T09:00:00Z');
let t: TestEnvironment;

beforeEach(async () => {
  t = await testEnvironment('live');
  t.setClock(start);
});
afterEach(() => t.close());

async function purposes(): Promise<Record<string, number>> {
  const rows = await t.deps.db.selectFrom('certificate').select('purpose').execute();
  const sums: Record<string, number> = {};
  for (const { purpose } of rows) sums[purpose] = (sums[purpose] ?? 0) + 1;
  return sums;
}

test('ten processes at their first start make one set of certificates', async () => {
  await Promise.all(Array.from({ length: 10 }, () => ensureCertificates(t.deps)));
  expect(await purposes()).toEqual({ root: 1, issuer: 1, seal: 1, timestamp: 1, ocsp: 1 });
});

test('over ten years of daily care the identity is always good for at least a month and chains to its issuer', async () => {
  for (let day = 0; day < 10 * 365; day += 20) {
    const now = new Date(start.getTime() + day * 24 * 3600 * 1000);
    t.setClock(now);
    const identity = await sealIdentity(t.deps);
    for (const one of identity.validation.certificates.map(inspectCertificate)) {
      expect(one.notAfter.getTime() - now.getTime()).toBeGreaterThan(25 * 24 * 3600 * 1000);
    }
  }
  const made = await purposes();
  expect(made.root).toBeGreaterThan(1);
  expect(made.issuer).toBeGreaterThan(2);
}, 120_000);

test('a certificate of an older issuing CA is still answered for', async () => {
  const before = await sealIdentity(t.deps);
  t.setClock(new Date(start.getTime() + 4 * YEAR));
  await ensureCertificates(t.deps);
  const after = await sealIdentity(t.deps);
  expect(after.signer.chain[0]).not.toEqual(before.signer.chain[0]);
  const issuers = await t.deps.db.selectFrom('certificate').select('serial').where('purpose', '=', 'issuer').execute();
  const responders = await t.deps.db
    .selectFrom('certificate')
    .select('issuer_serial')
    .where('purpose', '=', 'ocsp')
    .where('not_after', '>', t.deps.clock())
    .execute();
  expect(new Set(responders.map((row) => row.issuer_serial))).toEqual(new Set(issuers.map((row) => row.serial)));
});

test('keys lie wrapped in the table', async () => {
  const identity = await sealIdentity(t.deps);
  const rows = await t.deps.db.selectFrom('certificate').select('key_wrapped').execute();
  for (const row of rows) expect(row.key_wrapped?.includes(Buffer.from(identity.signer.key).subarray(-32))).toBe(false);
});
