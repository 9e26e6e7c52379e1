import cookie from '@fastify/cookie';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture, createBody } from '../../../tests/support/api.ts';
import { picture } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { type EditorKey, editorBase, editorDraft, newDraftPath } from '../../contract/app/editor.ts';
import type { EditorContent } from '../../contract/app/editor-content.ts';
import { editorPagePath, insertPagesPath, suggestedSpot } from '../../contract/app/editor-pages.ts';
import { startSession } from '../../features/sessions/start.ts';
import { samplePdf } from '../../pdf/testing/sample.ts';
import { cookieName } from './cookies.ts';
import { appRoutes } from './routes.ts';

let api: ApiFixture;
let owner: ApiPerson;
let stranger: ApiPerson;
const cookies = new Map<ApiPerson, string>();

beforeAll(async () => {
  api = await apiFixture('live');
  await api.server.register(cookie);
  await api.server.register((scope) => appRoutes(scope, api.environment.deps));
  [owner, stranger] = [await api.person(), await api.person({ plan: 'free' })];
  const { deps } = api.environment;
  for (const person of [owner, stranger]) {
    const { secret } = await deps.db
      .transaction()
      .execute((tx) => startSession(tx, deps, person.account.id, { ip: '127.0.0.1', userAgent: 'test' }));
    cookies.set(person, `${cookieName(deps, 'session')}=${secret}`);
  }
});
afterAll(() => api.close());

type Sender = ApiPerson | string | null;

/** As a person with a session, as a browser with this cookie, or as nobody. */
async function send(who: Sender, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const sent = typeof who === 'string' ? who : ((who && cookies.get(who)) ?? '');
  return api.server.inject({ method, url, headers: { cookie: sent }, ...(payload ? { payload } : {}) });
}

async function upload(who: Sender, url: string, payload: Buffer, type = 'application/pdf', more = {}) {
  const sent = typeof who === 'string' ? who : ((who && cookies.get(who)) ?? '');
  const headers = { cookie: sent, 'content-type': type, ...more };
  return api.server.inject({ method: 'POST', url, headers, payload });
}

const codeOf = (answer: LightMyRequestResponse) => String(answer.json().error?.code);

async function begun(who: ApiPerson, kind: EditorKey['kind'] = 'document', file = plainPdf()): Promise<EditorKey> {
  const answer = await upload(who, newDraftPath({ kind, title: 'Lease' }), file);
  expect(answer.statusCode, answer.body).toBe(200);
  return { by: 'owner', kind, id: answer.json().id };
}

async function load(who: Sender, key: EditorKey) {
  return editorDraft.parse((await send(who, 'GET', editorBase(key))).json());
}

/** Opens the link as the page does, and gives the cookie that it was exchanged for. */
async function openLink(url: string): Promise<{ key: EditorKey; browser: string; setCookie: string }> {
  const answer = await send(null, 'POST', '/app/editor/open-link', { token: url.split('/').at(-1) });
  expect(answer.statusCode, answer.body).toBe(200);
  const setCookie = String(answer.headers['set-cookie']);
  return { key: answer.json(), browser: setCookie.split(';')[0] ?? '', setCookie };
}

async function apiDraft(more: Record<string, unknown> = {}) {
  const answer = await api.call(owner, 'POST', '/draftdocument', { ...createBody(), ...more });
  expect(answer.status, answer.text).toBe(200);
  return { id: String(answer.json.document_id), url: String(answer.json.url), keys: Object.keys(answer.json) };
}

function withSigner(content: EditorContent): EditorContent {
  const options = { name: 'Sign', required: true, hint: '', readonly: false, color: 'black' as const, fontsize: 12 };
  const box = { page: 1, x: 50, y: 60, w: 150, h: 60 };
  const field = { id: 'f1', type: 'signature' as const, ...box, options: { ...options, hideTextWithAsterisks: false } };
  const facts = { role: '', name: 'Mia', phone: '', company: '', jobTitle: '', hasAccessCode: false };
  return {
    ...content,
    people: [{ id: 'new-1', turn: 1, ...facts, type: 'signer', email: 'mia@example.com', widgets: [field] }],
  };
}

test('the owner uploads a PDF, edits, sends and takes it back', async () => {
  const key = await begun(owner);
  const draft = await load(owner, key);
  expect(draft).toMatchObject({ content: { title: 'Lease', people: [] }, linkEndsAt: null });
  expect(draft.pages).toHaveLength(2);
  expect(draft.facts.credits).toEqual({ cost: 0, left: expect.any(Number) });
  const content = withSigner(draft.content);
  const saved = await send(owner, 'PUT', editorBase(key), { stateVersion: draft.stateVersion, content });
  expect(saved.statusCode, saved.body).toBe(200);
  const { stateVersion, personIds } = saved.json();
  expect((await load(owner, key)).content.people.map(({ id }) => id)).toEqual([personIds['new-1']]);
  const stale = await send(owner, 'PUT', editorBase(key), { stateVersion: draft.stateVersion, content });
  expect([stale.statusCode, stale.json().error.detail]).toEqual([409, { stateVersion, by: 'owner' }]);
  const sent = await send(owner, 'POST', `${editorBase(key)}/send`, { stateVersion });
  expect(sent.json()).toMatchObject({ outcome: 'sent', sent: { documentId: key.id, creditsSpent: 0 } });
  expect(sent.json().sent.people[0].url).toContain('/sign/');
  expect(codeOf(await send(owner, 'GET', editorBase(key)))).toBe('already-sent');
  const back = await send(owner, 'POST', `${editorBase(key)}/withdraw`, { documentId: key.id });
  expect(back.json()).toEqual(key);
  expect((await load(owner, key)).content.title).toBe('Lease');
  expect((await send(owner, 'DELETE', editorBase(key))).json()).toEqual({ done: true });
  expect(codeOf(await send(owner, 'GET', editorBase(key)))).toBe('unknown-draft');
});

test('problems come back as a list, and what the plan does not hold is one of them', async () => {
  const key = await begun(stranger);
  const { content, stateVersion } = await load(stranger, key);
  const wanted = withSigner(content);
  const settings = { ...wanted.settings, autoReminder: true };
  await send(stranger, 'PUT', editorBase(key), { stateVersion, content: { ...wanted, settings } });
  const answer = await send(stranger, 'POST', `${editorBase(key)}/send`, { stateVersion: stateVersion + 1 });
  const detail = { setting: 'autoReminder', plans: expect.stringContaining('Professional') };
  const problem = { code: 'needs-plan', setting: 'autoReminder', detail };
  expect(answer.json()).toEqual({ outcome: 'problems', problems: [problem] });
});

test('the API’s draft answers id and link; the link is exchanged for a cookie of this draft alone', async () => {
  const { id, url, keys } = await apiDraft({ hide_signer_signing_links: true });
  expect(keys).toEqual(['document_id', 'url']);
  expect(url).toMatch(/\/draft\/[\w-]+$/);
  const { key, browser, setCookie } = await openLink(url);
  expect(key).toEqual({ by: 'link', kind: 'document', id });
  expect(setCookie).toContain(`Path=/app/editor/link/document/${id}`);
  expect(setCookie).toMatch(/HttpOnly.*SameSite=Lax/);
  expect(setCookie).not.toContain(url.split('/').at(-1));
  const draft = await load(browser, key);
  expect(draft.facts).toMatchObject({ credits: { cost: 0, left: null }, owner: { phone: '' } });
  expect(draft.linkEndsAt).not.toBeNull();
  const other = await apiDraft();
  expect(codeOf(await send(browser, 'GET', editorBase({ ...key, id: other.id })))).toBe('no-draft-session');
  expect((await send(browser, 'GET', '/app/editor/contacts')).statusCode).toBe(401);
  const sent = await send(browser, 'POST', `${editorBase(key)}/send`, { stateVersion: draft.stateVersion });
  expect(sent.json().sent.people.map((one: { url: unknown }) => one.url)).toEqual([null, null]);
  const ended = await send(browser, 'GET', editorBase(key));
  expect(ended.json().error).toMatchObject({ code: 'link-ended', detail: { why: 'sent' } });
  expect(ended.json().error.message).toBe('This link has ended: the document was sent.');
  expect(codeOf(await send(null, 'POST', '/app/editor/open-link', { token: url.split('/').at(-1) }))).toBe(
    'link-ended',
  );
});

test('a draft by the API may come without people, on every prefix, and is charged at once', async () => {
  const balance = async () => (await api.call(owner, 'GET', '/getcredits')).json.total_credits as number;
  const before = await balance();
  for (const version of ['v1', 'v1.1', 'v1.2']) {
    const body = { file: plainPdf().toString('base64'), title: 'Bare' };
    const answer = await api.call(owner, 'POST', '/draftdocument', body, { version });
    expect([version, answer.status]).toEqual([version, 200]);
    const read = await api.call(owner, 'GET', `/document/${answer.json.document_id}`);
    expect(read.json).toMatchObject({ status: 'draft', signers: [] });
  }
  expect(await balance()).toBe(before - 3);
  const untitled = await api.call(owner, 'POST', '/draftdocument', { file: plainPdf().toString('base64') });
  expect(untitled.json).toEqual({ error: 'Please provide all required parameters.' });
});

test('the link of a template sends one document; taken back, that document is edited on', async () => {
  const widgets = [{ type: 'signature', page: 1, x: 10, y: 10, w: 100, h: 40 }];
  const body = { file: plainPdf().toString('base64'), title: 'Lease', signers: [{ role: 'Tenant', widgets }] };
  const made = await api.call(owner, 'POST', '/drafttemplate', body);
  const { key, browser } = await openLink(String(made.json.url));
  expect(key).toEqual({ by: 'link', kind: 'template', id: made.json.objectId });
  const { stateVersion, content, facts } = await load(browser, key);
  expect(facts.credits.cost).toBe(1);
  const { id = '' } = content.people[0] ?? {};
  const people = [{ id, name: 'Mia', email: 'mia@example.com', phone: '', company: '', jobTitle: '' }];
  expect((await send(browser, 'DELETE', editorBase(key))).statusCode).toBe(403);
  const sent = await send(browser, 'POST', `${editorBase(key)}/send`, { stateVersion, people });
  expect(sent.json(), sent.body).toMatchObject({ outcome: 'sent', sent: { creditsSpent: 1 } });
  const { documentId } = sent.json().sent;
  const back = await send(browser, 'POST', `${editorBase(key)}/withdraw`, { documentId });
  expect(back.json()).toEqual({ by: 'link', kind: 'document', id: documentId });
  const next = String(back.headers['set-cookie']).split(';')[0] ?? '';
  expect((await load(next, back.json())).content.people).toMatchObject([{ email: 'mia@example.com' }]);
});

test('a stranger’s session and no session at all learn nothing of a draft', async () => {
  const key = await begun(owner);
  const base = editorBase(key);
  const { content, stateVersion } = await load(owner, key);
  const requests = [
    ['GET', base, undefined],
    ['PUT', base, { stateVersion, content }],
    ['POST', `${base}/send`, { stateVersion }],
    ['POST', `${base}/withdraw`, { documentId: key.id }],
    ['DELETE', base, undefined],
    ['GET', `${base}/pages/1`, undefined],
    ['GET', `${base}/pages/1/text`, undefined],
    ['GET', `${base}/spots`, undefined],
    ['GET', `${base}/pictures/${'a'.repeat(64)}`, undefined],
  ] as const;
  for (const [method, url, payload] of requests) {
    expect(codeOf(await send(stranger, method, url, payload)), `${method} ${url}`).toBe('unknown-draft');
    expect((await send(null, method, url, payload)).statusCode, `${method} ${url}`).toBe(401);
  }
  expect(codeOf(await upload(stranger, `${base}/pictures`, Buffer.from('x'), 'image/png'))).toBe('unknown-draft');
  expect((await upload(null, newDraftPath({ kind: 'document', title: '' }), plainPdf())).statusCode).toBe(401);
});

test('files that are no PDF, too large, or locked are refused with what to do', async () => {
  const path = newDraftPath({ kind: 'document', title: 'x' });
  expect(codeOf(await upload(owner, path, Buffer.from('hello')))).toBe('not-a-pdf');
  const large = await upload(owner, path, Buffer.alloc(11 * 1024 * 1024));
  expect(large.json().error).toMatchObject({ code: 'file-too-large', detail: { limitMb: 10 } });
  expect(
    codeOf(await upload(owner, newDraftPath({ kind: 'document', title: 'x', folderId: 'nope' }), plainPdf())),
  ).toBe('unknown-folder');
  const word = Buffer.from('PK\x03\x04[Content_Types].xml word/document.xml', 'latin1');
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const expected = api.environment.deps.docx === null ? 'no-docx' : 'docx-damaged';
  expect(codeOf(await upload(owner, path, word, type))).toBe(expected);
  const png = Buffer.from(picture.split(',')[1] ?? '', 'base64');
  expect((await upload(owner, path, png, 'image/png')).statusCode).toBe(200);
});

test('pages come as pictures and text; lines and fields of a form are suggested', async () => {
  const content = 'BT /F1 12 Tf 1 0 0 1 72 600 Tm (Signature: ____________) Tj ET';
  const form = samplePdf([{ content, entries: '/Annots [100 0 R]' }], {
    catalog: '/AcroForm <</Fields [100 0 R]>>',
    objects: { 100: '<</Type /Annot/Subtype /Widget/FT /Tx/T (work_email)/F 4/Ff 2/Rect [72 500 172 520]>>' },
  });
  const key = await begun(owner, 'document', Buffer.from(form));
  const { fileVersion } = await load(owner, key);
  const page = await send(owner, 'GET', `${editorBase(key)}/pages/1?width=300&v=${fileVersion}`);
  expect(String(page.headers['content-type'])).toMatch(/^image\//);
  expect((await send(owner, 'GET', `${editorBase(key)}/pages/2`)).statusCode).toBe(404);
  const text = await send(owner, 'GET', `${editorBase(key)}/pages/1/text`);
  expect(text.json().lines[0].text).toContain('Signature:');
  const spots = suggestedSpot.array().parse((await send(owner, 'GET', `${editorBase(key)}/spots`)).json().spots);
  expect(spots.map(({ type, source, label, required }) => [type, source, label, required])).toEqual([
    ['signature', 'text', 'Signature', true],
    ['email', 'form', 'work_email', true],
  ]);
});

test('a picture that was uploaded for the draft is burnt in, another is refused', async () => {
  const key = await begun(owner);
  const png = Buffer.from(picture.split(',')[1] ?? '', 'base64');
  const answer = await upload(owner, `${editorBase(key)}/pictures`, png, 'image/png');
  expect(answer.json(), answer.body).toMatchObject({ width: 2, height: 2 });
  const { sha256 } = answer.json();
  const shown = await send(owner, 'GET', `${editorBase(key)}/pictures/${sha256}`);
  expect(shown.headers['content-type']).toBe('image/png');
  const { content, stateVersion } = await load(owner, key);
  const wanted = withSigner(content);
  const field = wanted.people[0]?.widgets[0];
  const image = field && { ...field, id: 'i1', type: 'image' as const, options: { ...field.options, name: 'Logo' } };
  const put = (hash: string, version: number) => {
    const prefill = image ? [{ widget: image, response: { image: hash } }] : [];
    return send(owner, 'PUT', editorBase(key), { stateVersion: version, content: { ...wanted, prefill } });
  };
  expect(codeOf(await put('b'.repeat(64), stateVersion))).toBe('unknown-picture');
  expect((await put(sha256, stateVersion)).statusCode).toBe(200);
  const sent = await send(owner, 'POST', `${editorBase(key)}/send`, { stateVersion: stateVersion + 1 });
  expect(sent.json().outcome, sent.body).toBe('sent');
});

test('pages are arranged and added to; the draft has them once its content is saved with them, and can go back', async () => {
  const key = await begun(owner);
  const { fileVersion, content, stateVersion } = await load(owner, key);
  const plan = [{ blank: { width: 300, height: 400 } }, { page: 2, turn: 90 }];
  const made = await send(owner, 'POST', `${editorBase(key)}/pages`, { fileVersion, plan });
  expect(made.json().pages, made.body).toEqual([
    { width: 300, height: 400 },
    { width: 842, height: 595 },
  ]);
  const png = Buffer.from(picture.split(',')[1] ?? '', 'base64');
  const added = await upload(owner, insertPagesPath(key, made.json().fileVersion, 1), png, 'image/png');
  expect(added.json().pages, added.body).toHaveLength(3);
  const shown = await send(owner, 'GET', editorPagePath(key, 3, 320, added.json().fileVersion));
  expect(shown.statusCode).toBe(200);
  expect((await load(owner, key)).fileVersion).toBe(fileVersion);

  const put = (version: number, file: string) =>
    send(owner, 'PUT', editorBase(key), { stateVersion: version, content, fileVersion: file });
  expect((await put(stateVersion, added.json().fileVersion)).statusCode).toBe(200);
  expect((await load(owner, key)).pages.map(({ width }) => width)).toEqual([300, 200, 842]);
  expect((await put(stateVersion + 1, fileVersion)).statusCode).toBe(200);
  expect((await load(owner, key)).pages).toHaveLength(2);

  expect(codeOf(await put(stateVersion + 2, 'f'.repeat(16)))).toBe('unknown-file');
  const outside = { fileVersion, plan: [{ page: 3, turn: 0 }] };
  expect(codeOf(await send(owner, 'POST', `${editorBase(key)}/pages`, outside))).toBe('unknown-page');
  expect(codeOf(await send(stranger, 'POST', `${editorBase(key)}/pages`, { fileVersion, plan }))).toBe('unknown-draft');
});
