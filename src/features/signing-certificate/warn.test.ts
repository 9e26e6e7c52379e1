import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { testIdentity } from '../../../tests/support/outside-pki.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { inspectCertificate } from '../../pdf/index.ts';
import { putOrganisationCertificate } from '../certificates/organisation-store.ts';
import { warnOfEndings } from './warn.ts';

const DAY = 24 * 3600 * 1000;
let t: TestEnvironment;
beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(() => t.close());

test('the Admin is told 30, 7 and 1 days before the end and when it has come, once each, and not again after a replacement', async () => {
  const owner = await insertOwner(t.deps, { email: 'ana@certificate.example' });
  const { signer, issuer, root } = await testIdentity(new Date());
  const { fingerprint, notBefore, notAfter } = inspectCertificate(signer.certificate);
  const identity = {
    ...signer,
    chain: [issuer.certificate, root.certificate],
    algorithm: 'ecdsa-p256-sha256',
  } as const;
  const made = { tenantId: owner.tenantId, identity, fingerprint, notBefore, notAfter, uploadedBy: owner.accountId };
  await t.deps.db.transaction().execute((tx) => putOrganisationCertificate(tx, t.deps, made));
  const subjects = async (): Promise<string[]> => {
    const mails = await t.deps.db.selectFrom('mail').select('subject').orderBy('created_at').execute();
    return mails.map(({ subject }) => subject);
  };
  const counts: number[] = [];
  for (const left of [31, 29, 28, 6, 0.5, 0.4, -1, -2]) {
    t.setClock(new Date(notAfter.getTime() - left * DAY));
    await warnOfEndings(t.deps);
    counts.push((await subjects()).length);
  }
  expect(counts).toEqual([0, 1, 1, 2, 3, 3, 4, 4]);
  expect((await subjects()).filter((one) => one === 'Your signing certificate has ended').length).toBe(1);
  const later = { ...made, notAfter: new Date(notAfter.getTime() + 100 * DAY) };
  await t.deps.db.transaction().execute((tx) => putOrganisationCertificate(tx, t.deps, later));
  await warnOfEndings(t.deps);
  expect((await subjects()).length).toBe(4);
});
