import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { DocumentSettings } from '../../domain/document/types.ts';
import { largeBodiesOf } from '../large-bodies.ts';
import { createServer } from '../server.ts';
import { signRoutes } from './routes.ts';

const ORIGIN = 'http://localhost:3000';
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

const proof = { ...widget('attachments', { name: 'Proof' }), id: 'proof' };

/** Opens a recipient's link as a browser does: the cookie it is given, and where it is sent. */
async function opened(settings: Partial<DocumentSettings> = {}) {
  const made = await sentDocument(t.deps, await insertOwner(t.deps), {
    settings,
    recipients: [recipient({ email: 'mia@example.com', widgets: [widget('signature'), proof] })],
  });
  const answer = await server.inject(new URL(made.recipients[0]?.url ?? '').pathname);
  return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '', page: String(answer.headers.location) };
}

function post(url: string, cookie: string, body: object = {}) {
  return server.inject({ method: 'POST', url, headers: { cookie, origin: ORIGIN }, payload: body });
}

test('a file is uploaded as its bytes, listed, taken out again, and refused with a code and its limit', async () => {
  const { cookie, page } = await opened();
  const send = (bytes: Buffer, name: string, more: { cookie?: string; origin?: string } = {}) =>
    server.inject({
      method: 'POST',
      url: `${page}/fields/proof/files?name=${encodeURIComponent(name)}`,
      headers: { cookie, origin: ORIGIN, 'content-type': 'application/pdf', ...more },
      payload: bytes,
    });
  const sent = await send(plainPdf({ pages: 3 }), 'Stromrechnung März.pdf');
  expect([sent.statusCode, sent.json()]).toMatchObject([200, { files: [{ name: 'Stromrechnung März.pdf' }] }]);
  const [file] = sent.json<{ files: { id: string }[] }>().files;
  const refused = await send(Buffer.from('plain text'), 'notes.txt');
  expect([refused.statusCode, refused.json()]).toMatchObject([422, { error: { code: 'file-type' } }]);
  const large = await send(Buffer.alloc(10 * 1024 * 1024 + 1), 'large.pdf');
  expect([large.statusCode, large.json()]).toMatchObject([413, { error: { code: 'too-large' } }]);
  expect((await send(plainPdf(), 'a.pdf', { origin: 'https://evil.example' })).statusCode).toBe(403);
  const kai = await opened();
  expect((await send(plainPdf(), 'a.pdf', { cookie: kai.cookie })).statusCode).toBe(401);
  expect((await post(`${page}/answers`, cookie, { answers: { proof: 'x' } })).statusCode).toBe(422);
  const left = await post(`${page}/fields/proof/files/${file?.id}/remove`, cookie);
  expect([left.statusCode, left.json()]).toEqual([200, { files: [] }]);
});

test('a field of one’s own is saved with its answer and checked again', async () => {
  const { cookie, page } = await opened({ allowModifications: true });
  const field = { id: 'own-1', type: 'textbox', page: 2, x: 100, y: 100, w: 150, h: 19 };
  const save = (fields: object[]) => post(`${page}/answers`, cookie, { answers: { 'own-1': 'Agreed' }, fields });
  expect((await save([{ ...field, page: 7 }])).json()).toMatchObject({ error: { code: 'bad-placement' } });
  expect((await save([{ ...field, w: '150' }])).statusCode).toBe(400);
  expect((await save([field])).statusCode).toBe(200);
  const state = await server.inject({ url: `${page}/state`, headers: { cookie } });
  expect(state.json()).toMatchObject({
    me: { widgets: [{}, {}, { id: 'own-1', own: true, page: 2 }], answers: { 'own-1': 'Agreed' } },
  });
});

test('a large one waits for its turn among all that are in memory; of a stranger no byte is kept', async () => {
  const { cookie, page } = await opened();
  const send = (by: string, size: number) =>
    server.inject({
      method: 'POST',
      url: `${page}/fields/proof/files?name=a.pdf`,
      headers: { cookie: by, origin: ORIGIN, 'content-type': 'application/pdf' },
      payload: Buffer.alloc(size, ' '),
    });
  const places = Array.from({ length: t.deps.settings.limits.largeBodiesAtOnce }, () => largeBodiesOf(t.deps).enter());
  let answered = false;
  const waiting = send(cookie, 6 * 1024 * 1024).finally(() => {
    answered = true;
  });
  expect((await send('', 6 * 1024 * 1024)).json().error.code).toBe('no-session');
  expect((await send(cookie, 100)).json().error.code).toBe('file-type');
  expect(answered).toBe(false);
  for (const { leave } of places) leave();
  expect((await waiting).json().error.code).toBe('file-type');
});
