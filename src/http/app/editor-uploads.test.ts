import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiPerson } from '../../../tests/support/api.ts';
import { type AppFixture, appFixture } from '../../../tests/support/app.ts';
import { meta } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { signedForm } from '../../../tests/support/signed-form.ts';
import { type EditorKey, editorBase, editorDraft, newDraftPath } from '../../contract/app/editor.ts';
import { insertPagesPath } from '../../contract/app/editor-pages.ts';
import { startSession } from '../../features/sessions/start.ts';
import { largeBodiesOf } from '../large-bodies.ts';
import { cookieName } from './cookies.ts';

let api: AppFixture;
let owner: ApiPerson;
let session: string;
beforeAll(async () => {
  api = await appFixture('live');
  owner = await api.person();
  const { deps } = api.environment;
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, owner.account.id, meta));
  session = `${cookieName(deps, 'session')}=${secret}`;
});
afterAll(() => api.close());

async function upload(who: ApiPerson | null, url: string, payload: Buffer) {
  const headers = { cookie: who === null ? '' : session, 'content-type': 'application/pdf' };
  return api.server.inject({ method: 'POST', url, headers, payload });
}

function send(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  return api.server.inject({ method, url, headers: { cookie: session }, ...(payload ? { payload } : {}) });
}

const codeOf = (answer: LightMyRequestResponse) => String(answer.json().error?.code);

test('of a signed file it is asked what becomes of it; kept, its open fields alone are the draft, and its pages stay', async () => {
  const file = Buffer.from(signedForm().bytes);
  const path = (signed?: 'keep' | 'flatten') => newDraftPath({ kind: 'document', title: 'Lease', form: 'ask', signed });
  const asked = await upload(owner, path(), file);
  expect([asked.statusCode, asked.json().error]).toMatchObject([400, { code: 'signed-found', detail: { count: 6 } }]);
  const sealed = await upload(owner, path(), Buffer.from(signedForm(1).bytes));
  expect(sealed.json().error).toMatchObject({
    code: 'already-signed',
    detail: { why: expect.stringContaining('certified') },
  });
  const made = await upload(owner, path('keep'), file);
  expect(made.statusCode, made.body).toBe(200);
  const key: EditorKey = { by: 'owner', kind: 'document', id: made.json().id };
  const draft = editorDraft.parse((await send('GET', editorBase(key))).json());
  const [first] = draft.content.people;
  expect(draft.kept?.map(({ name, x, y }) => [name, x, y])).toEqual(
    first?.widgets.map(({ options, x, y }) => [options.name, x, y]),
  );
  const more = await upload(owner, insertPagesPath(key, draft.fileVersion, 1), plainPdf());
  expect([more.statusCode, codeOf(more)]).toEqual([400, 'pages-fixed']);
  const content = {
    ...draft.content,
    people: draft.content.people.map((one) => ({
      ...one,
      name: 'Mia',
      email: 'mia@example.com',
      widgets: one.widgets.map((each, n) => (n === 0 ? { ...each, x: each.x + 40 } : each)),
    })),
  };
  const saved = await send('PUT', editorBase(key), { stateVersion: draft.stateVersion, content });
  expect(saved.statusCode, saved.body).toBe(200);
  const sent = await send('POST', `${editorBase(key)}/send`, { stateVersion: saved.json().stateVersion });
  expect(sent.json()).toMatchObject({
    outcome: 'problems',
    problems: [{ code: 'signatures-kept', detail: { what: 'no-such-field', name: 'tenant.name' } }],
  });
});

test('a large upload waits for its turn among all that are in memory; a stranger is turned away at once', async () => {
  const { deps } = api.environment;
  const places = Array.from({ length: deps.settings.limits.largeBodiesAtOnce }, () => largeBodiesOf(deps).enter());
  const large = Buffer.alloc(6 * 1024 * 1024);
  const path = newDraftPath({ kind: 'document', title: 'x' });
  let answered = false;
  const waiting = upload(owner, path, large).finally(() => {
    answered = true;
  });
  expect((await upload(null, path, large)).statusCode).toBe(401);
  expect(codeOf(await upload(owner, path, Buffer.from('small')))).toBe('not-a-pdf');
  expect(answered).toBe(false);
  for (const { leave } of places) leave();
  expect(codeOf(await waiting)).toBe('not-a-pdf');
});
