import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedDocument } from '../../../tests/support/completed.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument } from '../../../tests/support/documents.ts';
import { authorities, type OutsideTsa, startOutsideTsa } from '../../../tests/support/outside-tsa.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { consent } from '../signing/act.ts';
import { finish } from '../signing/finish.ts';
import { verifyFile } from '../verification/verify-file.ts';
import { buildRevision } from './build-revision.ts';
import { resumeSeals } from './resume.ts';
import { sealDocument } from './seal-document.ts';
import { retrySeals } from './waiting.ts';

let t: TestEnvironment;
let tsa: OutsideTsa;
beforeAll(async () => {
  tsa = await startOutsideTsa();
  t = await testEnvironment('live', { timestamps: authorities(['http://127.0.0.1:9/', tsa.url], [tsa.root]) });
});
afterAll(async () => {
  await Promise.all([t.close(), tsa.close()]);
});

async function row(id: string) {
  return t.deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function sealJobs(id: string): Promise<number> {
  return (await t.jobs()).filter(({ task, queue }) => task === 'seal-document' && queue === `document:${id}`).length;
}

test('while no authority answers a document waits, says why, and is sealed with the outside timestamp once one does', async () => {
  const told: string[] = [];
  const log = { ...t.deps.log, warn: (_: unknown, text?: string) => told.push(String(text)) };
  const deps = { ...t.deps, log } as typeof t.deps;
  const id = await signedDocument(t.deps);
  await t.pool.query('delete from live_jobs._private_jobs');
  tsa.manner = 'down';
  const start = new Date();
  t.setClock(start);
  await sealDocument(deps, id);
  const host = new URL(tsa.url).host;
  const waiting = await row(id);
  expect(waiting.status).toBe('sealing');
  expect(waiting.final_blob).toBeNull();
  expect(waiting.sealing_problem).toBe(
    `No timestamp could be had: 127.0.0.1:9 could not be reached; ${host} answered with status 503.`,
  );
  expect(told).toContain('A document waits to be sealed');

  // Its own time, not the clock of the queue: nothing is queued before, once it has come the job is.
  expect(await retrySeals(t.deps)).toBe(0);
  await sealDocument(deps, id);
  const [first, second] = [waiting, await row(id)].map((one) => Number(one.sealing_retry_at) - start.getTime());
  expect(second).toBe(2 * (first ?? 0));
  t.setClock(new Date(start.getTime() + 61_000));
  expect(await retrySeals(t.deps)).toBe(1);
  expect(await sealJobs(id)).toBe(1);
  expect(await retrySeals(t.deps)).toBe(0);
  expect(await resumeSeals(t.deps)).toBe(0);

  tsa.manner = 'good';
  await sealDocument(t.deps, id);
  const done = await row(id);
  expect(done.status).toBe('completed');
  expect([done.sealing_problem, done.sealing_retry_at, done.sealing_attempts]).toEqual([null, null, 0]);

  for (const blob of [done.final_blob, done.certificate_blob]) {
    const report = await verifyFile(t.deps, await t.deps.blobs.get(blob ?? ''));
    expect(report.reasons).toEqual([]);
    expect(report.verdict).toBe('valid-unchanged');
    expect(report.selfIssued).toBe(true);
    const [signature, stamp] = report.signatures;
    expect(signature).toMatchObject({ level: 'B-LTA', provedBy: 'signature-timestamp', trusted: true });
    for (const one of [signature, stamp]) {
      expect(one?.timestamps[0]).toMatchObject({ authority: 'Outside TSA', trusted: true, anchor: 'timestamps' });
      expect(one?.timestamps[0]?.chain[0]?.revocation).toMatchObject({ status: 'good', source: 'crl' });
    }
    expect(Number(done.timestamp_until)).toBe(Date.parse(stamp?.chain[0]?.notAfter ?? ''));
  }
});

test('a signature whose revision has to wait says why while others can still sign, and is written once an authority answers', async () => {
  const owner = await insertOwner(t.deps);
  const recipients = ['mia@example.com', 'kai@example.com'].map((email) => recipient({ email }));
  const settings = { signatureMode: 'per_signer', sendInOrder: false } as const;
  const document = await sentDocument(t.deps, owner, { recipients, settings });
  const mia = await openLink(t.deps, document, 1);
  await consent(t.deps, mia, 'EN-3', meta);
  const answers = { [recipients[0]?.widgets[0]?.id ?? '']: { image: picture } };
  const done = await finish(t.deps, mia, { answers }, meta);
  if (isRefusal(done)) throw new Error(done.refused);
  await t.pool.query('delete from live_jobs._private_jobs');
  tsa.manner = 'down';
  const start = t.deps.clock();
  await buildRevision(t.deps, document.id);
  expect(await row(document.id)).toMatchObject({
    status: 'in-progress',
    current_blob: null,
    sealing_problem: expect.stringContaining('No timestamp could be had'),
  });

  t.setClock(new Date(start.getTime() + 31_000));
  expect(await retrySeals(t.deps)).toBe(1);
  expect((await t.jobs()).map(({ task }) => task)).toEqual(['build-revision']);
  tsa.manner = 'good';
  await buildRevision(t.deps, document.id);
  const after = await row(document.id);
  expect([after.sealing_problem, after.sealing_retry_at, after.sealing_attempts]).toEqual([null, null, 0]);
  expect(after.current_blob).not.toBeNull();
});
