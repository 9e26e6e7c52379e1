import { afterAll, beforeAll, expect, test } from 'vitest';
import { completedDocument } from '../../../tests/support/completed.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { judge, stampsOf, textOf } from '../../../tests/support/judges.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import { readAudit } from '../audit/read.ts';
import { rootCertificate } from '../certificates/public.ts';
import { lookUpDocument } from '../verification/look-up.ts';
import { verifyFile } from '../verification/verify-file.ts';
import { renewArchives } from './renew-archive.ts';
import { sweepBlobs } from './sweep-blobs.ts';

const DAY = 24 * 60 * 60 * 1000;
let t: TestEnvironment;
beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(async () => {
  await t.close();
});

async function row(id: string) {
  return t.deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

test('before the certificate of its timestamp ends a finished document is stamped again, and all that named it still fits', async () => {
  const start = new Date();
  t.setClock(start);
  const document = await completedDocument(t.deps);
  const root = await rootCertificate(t.deps);
  const sealed = await row(document.id);
  const until = Number(sealed.timestamp_until);
  expect(until - start.getTime()).toBeGreaterThan(4 * 365 * DAY);
  expect(await renewArchives(t.deps)).toEqual({ renewed: 0, failed: [] });

  const later = new Date(until - 60 * DAY);
  t.setClock(later);
  const both = await Promise.all([renewArchives(t.deps), renewArchives(t.deps)]);
  expect(both.map(({ renewed }) => renewed).sort()).toEqual([0, 1]);
  expect(both.flatMap(({ failed }) => failed)).toEqual([]);
  expect(await renewArchives(t.deps)).toEqual({ renewed: 0, failed: [] });

  const renewed = await row(document.id);
  expect(Number(renewed.timestamp_until)).toBeGreaterThan(until);
  expect(renewed.state_version).toBe(sealed.state_version + 1);
  const file = await t.deps.blobs.get(renewed.final_blob ?? '');
  expect(file.subarray(0, document.final.length).equals(document.final)).toBe(true);

  const report = await verifyFile(t.deps, file);
  expect(report.reasons).toEqual([]);
  expect(report.verdict).toBe('valid-unchanged');
  expect(report.signatures.map(({ kind, trusted }) => [kind, trusted])).toEqual([
    ['signature', true],
    ['timestamp', true],
    ['timestamp', true],
  ]);
  expect(report.signatures[0]?.level).toBe('B-LTA');
  expect(report.document).toMatchObject({ id: document.id, file: 'document', sealedSha256: document.sha256 });
  expect(textOf(document.certificate).replace(/\s/g, '')).toContain(document.sha256);

  // Whoever kept the first file is told the same of it.
  expect((await verifyFile(t.deps, document.final)).document).toMatchObject({ id: document.id, sealedSha256: null });
  for (const sha256 of [document.sha256, sha256Hex(file)])
    expect(await lookUpDocument(t.deps, document.id, sha256)).toEqual({ state: 'completed', matches: 'document' });
  expect(await lookUpDocument(t.deps, document.id, sha256Hex(document.certificate))).toMatchObject({
    matches: 'certificate',
  });
  expect((await readAudit(t.deps.db, document.id)).at(-1)).toMatchObject({
    kind: 'timestamp-renewed',
    data: { final: `${document.sha256} ${sha256Hex(file)}` },
  });

  const judged = judge(file);
  expect(judged.pdfsig).toContain('Signature is Valid');
  expect(judged).toMatchObject({ signatures: 3, lastCoversWholeFile: true, qpdfClean: true });
  // openssl goes by its own clock: the second stamp is of a day that has not come.
  expect(stampsOf(file, root ?? Buffer.alloc(0))[0]).toContain('Verification: OK');

  // Addresses given out a moment ago still lead to the old file; when they have ended it goes.
  expect(await t.deps.blobs.size(document.sha256)).toBe(document.final.length);
  t.setClock(new Date(Date.now() + 30 * DAY));
  // A mail that carried it would keep it.
  await t.owner.deleteFrom('mail').execute();
  await sweepBlobs(t.deps);
  await expect(t.deps.blobs.size(document.sha256)).rejects.toThrow('No blob');
  expect(await t.deps.blobs.size(renewed.final_blob ?? '')).toBe(file.length);
});
