import cookie from '@fastify/cookie';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { meta, widget } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { listTemplatesPage } from '../../contract/app/templates.ts';
import { defaultSettings } from '../../domain/document/default-settings.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { startSession } from '../../features/sessions/start.ts';
import { createTemplate } from '../../features/templates/create.ts';
import { cookieName } from './cookies.ts';
import { appRoutes } from './routes.ts';

let api: ApiFixture;
let owner: ApiPerson;
let stranger: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  await api.server.register(cookie);
  await api.server.register((scope) => appRoutes(scope, api.environment.deps));
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

async function app(who: ApiPerson, method: 'GET' | 'POST' | 'DELETE', url: string, payload: object = {}) {
  const { deps } = api.environment;
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, who.account.id, meta));
  const headers = { cookie: `${cookieName(deps, 'session')}=${secret}` };
  const answer = await api.server.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) });
  return { status: answer.statusCode, json: answer.json() };
}

async function made(title: string, email = ''): Promise<string> {
  const facts = { name: '', phone: '', company: '', jobTitle: '', accessCode: null, accessCodeHash: null };
  const { id: accountId, tenant_id: tenantId } = owner.account;
  const row = await createTemplate(
    api.environment.deps,
    { accountId, tenantId },
    {
      file: plainPdf(),
      password: '',
      title,
      note: '',
      description: '',
      folderId: null,
      settings: defaultSettings,
      roles: [{ role: 'Guest', type: 'signer', email, ...facts, widgets: [widget('signature')] }],
      prefill: [],
      state: 'finished',
      isPublic: false,
      linkEndsAt: null,
    },
  );
  if (isRefusal(row)) throw new Error(row.refused);
  return row.id;
}

async function titles(who: ApiPerson, q = ''): Promise<string[]> {
  const { json } = await app(who, 'GET', `/app/templates?q=${encodeURIComponent(q)}`);
  return listTemplatesPage.answer.parse(json).templates.map(({ title }) => title);
}

test('the list shows the own templates, last changed first, and finds them by title', async () => {
  await made('Lease');
  await made('100% offer');
  expect(await titles(owner)).toEqual(['100% offer', 'Lease']);
  expect(await titles(owner, '0%')).toEqual(['100% offer']);
  expect(await titles(owner, 'le_se')).toEqual([]);
  expect(await titles(stranger)).toEqual([]);
});

test('a copy is a template of its own; what others ask of it is unknown', async () => {
  const id = await made('To copy');
  const copy = await app(owner, 'POST', `/app/templates/${id}/copy`);
  expect(copy.status).toBe(200);
  expect(await titles(owner, 'to copy')).toEqual(['To copy (copy)', 'To copy']);
  for (const [method, path] of [
    ['POST', '/copy'],
    ['DELETE', ''],
  ] as const) {
    const answer = await app(stranger, method, `/app/templates/${id}${path}`);
    expect([answer.status, answer.json.error.code]).toEqual([404, 'unknown-template']);
  }
  expect((await app(owner, 'DELETE', `/app/templates/${id}`)).status).toBe(200);
  expect(await titles(owner, 'to copy')).toEqual(['To copy (copy)']);
});

test('only what a visitor could sign is opened to the public', async () => {
  const open = await made('Open');
  const answer = await app(owner, 'POST', `/app/templates/${open}/public`, { isPublic: true });
  expect(answer.json.publicUrl).toContain(`/publicsign?templateid=${open}`);
  const closed = await app(owner, 'POST', `/app/templates/${open}/public`, { isPublic: false });
  expect(closed.json).toEqual({ publicUrl: null });
  const named = await made('Named', 'mia@example.com');
  const refused = await app(owner, 'POST', `/app/templates/${named}/public`, { isPublic: true });
  expect([refused.status, refused.json.error.code]).toEqual([400, 'no-public-role']);
});
