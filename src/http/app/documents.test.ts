import cookie from '@fastify/cookie';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { documentView, listDocumentsPage, pagePicturePath } from '../../contract/app/documents.ts';
import { startSession } from '../../features/sessions/start.ts';
import { cookieName } from './cookies.ts';
import { appRoutes } from './routes.ts';

let api: ApiFixture;
let owner: ApiPerson;
let stranger: ApiPerson;
let sessions: Map<ApiPerson, string>;
const signature = { type: 'signature', page: 1, x: 10, y: 10, w: 100, h: 40 };

beforeAll(async () => {
  api = await apiFixture('live');
  await api.server.register(cookie);
  await api.server.register((scope) => appRoutes(scope, api.environment.deps));
  [owner, stranger] = [await api.person(), await api.person()];
  const { deps } = api.environment;
  const meta = { ip: '127.0.0.1', userAgent: 'test' };
  const signIn = (person: ApiPerson) =>
    deps.db.transaction().execute((tx) => startSession(tx, deps, person.account.id, meta));
  sessions = new Map();
  for (const person of [owner, stranger]) sessions.set(person, (await signIn(person)).secret);
});
afterAll(() => api.close());

async function app(who: ApiPerson | null, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const secret = (who && sessions.get(who)) ?? '';
  const headers = { cookie: `${cookieName(api.environment.deps, 'session')}=${secret}` };
  const answer = await api.server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.rawPayload, json: () => answer.json(), headers: answer.headers };
}

async function detail(id: string) {
  const answer = await app(owner, 'GET', `/app/documents/${id}`);
  expect(answer.status).toBe(200);
  return documentView.parse(answer.json());
}

test('the list shows state, people and last event of each document, page by page', async () => {
  await api.created(owner, { title: 'First' });
  const id = await api.created(owner, { title: 'Second' });
  const answer = await app(owner, 'GET', '/app/documents?perPage=1&page=1');
  const { documents, total, counts } = listDocumentsPage.answer.parse(answer.json());
  expect([documents.length, total, counts.waiting, counts.completed]).toEqual([1, 2, 2, 0]);
  expect(documents[0]).toMatchObject({
    id,
    title: 'Second',
    status: 'waiting',
    folder: null,
    lastEvent: { kind: 'sent', actorName: owner.account.name, byMe: true },
    recipients: [
      { name: 'Mia Sato', state: 'current', isMe: false },
      { name: 'leo@example.com', state: 'later', isMe: false },
    ],
  });
  const found = await app(owner, 'GET', '/app/documents?q=first');
  expect(listDocumentsPage.answer.parse(found.json()).documents.map(({ title }) => title)).toEqual(['First']);
});

test('the detail tells what may be done, what it cost, and gives the files', async () => {
  const me = { email: owner.account.email, name: 'Me', widgets: [signature] };
  const made = await api.call(owner, 'POST', '/createfolder', { folderName: 'Leases' });
  const folder = { id: String(made.json.objectId), name: 'Leases' };
  const id = await api.created(owner, { title: 'Detail', signers: [me], folderId: folder.id });
  const view = await detail(id);
  expect(view.folder).toEqual(folder);
  const [recipient] = view.recipients;
  expect(view).toMatchObject({ status: 'needs-me', creditsSpent: 1, chain: { intact: true }, erasedAt: null });
  expect(view.turn).toEqual([recipient?.id]);
  expect(view.may).toEqual({
    remind: [recipient?.id],
    copyLink: [recipient?.id],
    correct: [recipient?.id],
    rename: true,
    extend: true,
    forward: false,
    copy: true,
    endDraftLink: false,
    revoke: true,
    trash: true,
    restore: false,
  });
  expect(recipient?.fields).toMatchObject([{ type: 'signature', page: 1, x: 10, answer: null }]);
  expect(view.activity.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['created', 'sent']));
  expect(view.activity.at(-1)?.kind).toBe('created');
  expect(view.files.map(({ kind }) => kind)).toEqual(['original']);
  const file = await api.server.inject(new URL(view.files[0]?.url ?? '').pathname);
  expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
});

test('the owner reminds, copies the link, revokes, trashes and restores', async () => {
  const id = await api.created(owner);
  const [mia, leo] = (await detail(id)).recipients;
  const person = (which: typeof mia, act: string) => `/app/documents/${id}/recipients/${which?.id}/${act}`;
  expect((await app(owner, 'POST', person(mia, 'remind'))).status).toBe(200);
  expect((await app(owner, 'POST', person(leo, 'remind'))).json().error.code).toBe('not-your-turn');
  const links = (await api.call(owner, 'GET', `/signinglinks/${id}`)).json.signurl as { url: string }[];
  expect((await app(owner, 'GET', person(leo, 'link'))).json()).toEqual({ url: links[1]?.url });
  expect((await app(owner, 'POST', `/app/documents/${id}/revoke`, { reason: 'Wrong file' })).status).toBe(200);
  expect(await detail(id)).toMatchObject({ status: 'revoked', may: { remind: [], revoke: false, trash: true } });
  expect((await app(owner, 'DELETE', `/app/documents/${id}`)).status).toBe(200);
  expect(await detail(id)).toMatchObject({ files: [], may: { trash: false, restore: true } });
  expect((await app(owner, 'POST', `/app/documents/${id}/restore`)).status).toBe(200);
  expect((await detail(id)).deletedAt).toBeNull();
});

test('a stranger’s session finds nothing, and no session nothing at all', async () => {
  const id = await api.created(owner);
  const [mia] = (await detail(id)).recipients;
  const paths = [
    ['GET', `/app/documents/${id}`],
    ['GET', `/app/documents/${id}/pages/1`],
    ['GET', `/app/documents/${id}/recipients/${mia?.id}/link`],
    ['POST', `/app/documents/${id}/recipients/${mia?.id}/remind`],
    ['POST', `/app/documents/${id}/revoke`],
    ['DELETE', `/app/documents/${id}`],
    ['POST', `/app/documents/${id}/restore`],
  ] as const;
  for (const [method, path] of paths) {
    const unknown = await app(stranger, method, path, method === 'POST' ? {} : undefined);
    expect(['unknown-document', 'not-found'], path).toContain(unknown.json().error.code);
    expect((await app(null, method, path, method === 'POST' ? {} : undefined)).status, path).toBe(401);
  }
  expect((await detail(id)).status).toBe('waiting');
});

test('pages come as pictures of the asked width, and only those that exist', async () => {
  const id = await api.created(owner);
  const answer = await app(owner, 'GET', pagePicturePath(id, 2, 200, 1));
  expect(answer.status).toBe(200);
  expect(String(answer.headers['content-type'])).toMatch(/^image\/(webp|png)$/);
  expect(answer.body.length).toBeGreaterThan(500);
  expect((await app(owner, 'GET', pagePicturePath(id, 3, 200, 1))).status).toBe(404);
  expect((await app(owner, 'GET', `/app/documents/${id}/pages/zero`)).status).toBe(404);
});
