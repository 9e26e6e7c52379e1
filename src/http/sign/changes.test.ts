import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { consentVersion } from '../../contract/sign/consent.ts';
import { editDocument } from '../../features/documents/edit.ts';
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
    [(scope, deps) => signRoutes(scope, deps, (view) => JSON.stringify(view), '/nowhere')],
    options,
  );
});
afterAll(async () => {
  await server.close();
  await t.close();
});

test('an open page is told of the owner’s edit as it saves and as it asks, and has to look before it finishes', async () => {
  const owner = await insertOwner(t.deps);
  const field = { ...widget('signature'), id: 'here' };
  const document = await sentDocument(t.deps, owner, {
    recipients: [recipient({ email: 'mia@example.com', widgets: [field] })],
  });
  const link = await server.inject(new URL(document.recipients[0]?.url ?? '').pathname);
  const cookie = String(link.headers['set-cookie']).split(';')[0] ?? '';
  const page = String(link.headers.location);
  const get = (path: string) => server.inject({ url: `${page}/${path}`, headers: { cookie } });
  const post = (path: string, payload: object) =>
    server.inject({ method: 'POST', url: `${page}/${path}`, headers: { cookie, origin }, payload });
  const lastSeen = async () => (await get('state')).json<{ seenEdit: number }>().seenEdit;

  await post('consent', { version: consentVersion });
  const seenEdit = await lastSeen();
  const answers = { here: { image: picture } };
  expect((await post('answers', { answers, seenEdit })).json()).toEqual({ done: true, changed: [] });
  await editDocument(t.deps, owner, document.id, { note: 'By Friday' }, meta);

  expect((await get(`changes?since=${seenEdit}`)).json()).toEqual({ changed: ['note'] });
  expect((await get('changes?since=soon')).statusCode).toBe(400);
  expect((await post('answers', { answers, seenEdit })).json()).toEqual({ done: true, changed: ['note'] });
  expect((await post('answers', { answers })).json()).toEqual({ done: true });
  const early = await post('finish', { answers, seenEdit });
  expect([early.statusCode, early.json()]).toMatchObject([
    409,
    { error: { code: 'document-changed', detail: { changed: 'note' } } },
  ]);
  const now = await lastSeen();
  expect((await post('finish', { answers, seenEdit: now })).json()).toMatchObject({ state: 'done' });
});
