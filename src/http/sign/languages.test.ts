import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { recipient, sentDocument } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { consentVersion } from '../../contract/sign/consent.ts';
import { renderSigningPage } from '../../signing-page/server.tsx';
import { createServer } from '../server.ts';
import { signRoutes } from './routes.ts';

const origin = 'http://localhost:3000';
let t: TestEnvironment;
let server: FastifyInstance;
beforeAll(async () => {
  t = await testEnvironment('live');
  const options = { trustedProxies: [], files: { web: '/nowhere', signing: '/nowhere' } };
  server = await createServer(
    t.deps,
    [(scope, deps) => signRoutes(scope, deps, renderSigningPage, '/nowhere')],
    options,
  );
});
afterAll(async () => {
  await server.close();
  await t.close();
});

async function opened(url: string) {
  const link = await server.inject(new URL(url).pathname);
  return { cookie: String(link.headers['set-cookie']).split(';')[0] ?? '', page: String(link.headers.location) };
}

test('each person reads in a language of their own; what was agreed to is recorded as it was read', async () => {
  const owner = await insertOwner(t.deps);
  await t.deps.db.updateTable('account').set({ locale: 'fr-CA' }).execute();
  const { id, recipients } = await sentDocument(t.deps, owner, {
    recipients: [recipient({ email: 'mia@example.com', language: 'ar' }), recipient({ email: 'kai@example.com' })],
  });
  const [mia, kai] = await Promise.all(recipients.map(({ url }) => opened(url)));
  if (!mia || !kai) throw new Error('two people were asked');
  const show = (who: { cookie: string }, url: string, accept = 'de') =>
    server.inject({ url, headers: { cookie: who.cookie, 'accept-language': accept } });

  const arabic = (await show(mia, mia.page)).body;
  expect(arabic).toContain('<html lang="ar" dir="rtl">');
  expect(arabic).not.toMatch(/asks you to sign|By pressing Start/);
  const payload = { version: consentVersion, language: 'ar' };
  await server.inject({ method: 'POST', url: `${mia.page}/consent`, headers: { cookie: mia.cookie, origin }, payload });
  const { data } = await t.deps.db
    .selectFrom('audit_event')
    .select('data')
    .where('document_id', '=', id)
    .where('kind', '=', 'consented')
    .executeTakeFirstOrThrow();
  expect(data).toMatchObject({ language: 'ar', wording: expect.stringContaining('بالضغط على «ابدأ»') });

  // Nobody chose for Kai: the owner's language holds, until Kai takes another one.
  expect((await show(kai, kai.page)).body).toContain('<html lang="fr" dir="ltr">');
  const chosen = await show(kai, `${kai.page}?lang=ja`);
  expect([chosen.statusCode, chosen.headers.location]).toEqual([303, kai.page]);
  expect((await show(kai, kai.page)).body).toContain('<html lang="ja" dir="ltr">');
  const subjects = await t.deps.db.selectFrom('mail').select('subject').where('document_id', '=', id).execute();
  expect(subjects).toEqual([{ subject: 'Ana Brandt يطلب توقيعكم: Services agreement' }]);

  const stranger = await show({ cookie: '' }, mia.page, 'tlh, fr;q=0.8, de;q=0.9');
  expect(stranger.body).toContain('<html lang="de" dir="ltr">');
});
