import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiPerson } from '../../../tests/support/api.ts';
import { type AppFixture, appFixture } from '../../../tests/support/app.ts';
import { recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { listTemplatesPage } from '../../contract/app/templates.ts';
import { defaultSettings } from '../../domain/document/default-settings.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { createTemplate } from '../../features/templates/create.ts';

let api: AppFixture;
let owner: ApiPerson;
let stranger: ApiPerson;

beforeAll(async () => {
  api = await appFixture('live');
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

async function made(title: string, email = '', who = owner): Promise<string> {
  const facts = { name: '', phone: '', company: '', jobTitle: '', accessCode: null, accessCodeHash: null };
  const { id: accountId, tenant_id: tenantId } = who.account;
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
  const { json } = await api.app(who, 'GET', `/app/templates?q=${encodeURIComponent(q)}`);
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
  const copy = await api.app(owner, 'POST', `/app/templates/${id}/copy`);
  expect(copy.status).toBe(200);
  expect(await titles(owner, 'to copy')).toEqual(['To copy (copy)', 'To copy']);
  for (const [method, path] of [
    ['POST', '/copy'],
    ['DELETE', ''],
  ] as const) {
    const answer = await api.app(stranger, method, `/app/templates/${id}${path}`);
    expect([answer.status, answer.json.error.code]).toEqual([404, 'unknown-template']);
  }
  expect((await api.app(owner, 'DELETE', `/app/templates/${id}`)).status).toBe(200);
  expect(await titles(owner, 'to copy')).toEqual(['To copy (copy)']);
});

test('only what a visitor could sign is opened to the public', async () => {
  const open = await made('Open');
  const answer = await api.app(owner, 'POST', `/app/templates/${open}/public`, { isPublic: true });
  expect(answer.json.publicUrl).toContain(`/publicsign?templateid=${open}`);
  const closed = await api.app(owner, 'POST', `/app/templates/${open}/public`, { isPublic: false });
  expect(closed.json).toEqual({ publicUrl: null });
  const named = await made('Named', 'mia@example.com');
  const refused = await api.app(owner, 'POST', `/app/templates/${named}/public`, { isPublic: true });
  expect([refused.status, refused.json.error.code]).toEqual([400, 'no-public-role']);
});

test('a new title leaves the rest as it is', async () => {
  const id = await made('Old title');
  await api.app(owner, 'POST', `/app/templates/${id}/public`, { isPublic: true });
  expect((await api.app(owner, 'PATCH', `/app/templates/${id}`, { title: ' New title ' })).status).toBe(200);
  const { json } = await api.app(owner, 'GET', '/app/templates?q=New title');
  expect(json.templates[0]).toMatchObject({ id, title: 'New title', publicUrl: expect.stringContaining(id) });
  expect((await api.app(owner, 'PATCH', `/app/templates/${id}`, { title: ' ' })).status).toBe(400);
  expect((await api.app(stranger, 'PATCH', `/app/templates/${id}`, { title: 'Mine' })).status).toBe(404);
});

test('answers are exported in full, of those who finished, with nothing that a spreadsheet would run', async () => {
  const { deps } = api.environment;
  const team = await api.person({ plan: 'teams' });
  const caller = { accountId: team.account.id, tenantId: team.account.tenant_id };
  const id = await made('Survey', '', team);
  const secret = widget('textbox', { name: 'IBAN', hideTextWithAsterisks: true });
  for (const email of ['mia@example.com', 'kai@example.com']) {
    const person = recipient({ email, role: 'Guest', widgets: [widget('signature'), secret] });
    await sentDocument(deps, caller, { title: `For ${email}`, recipients: [person] });
  }
  await deps.db.updateTable('document').set({ template_id: id }).where('account_id', '=', caller.accountId).execute();
  const answers = JSON.stringify({ [secret.id]: '=1+2' });
  await deps.db.updateTable('recipient').set({ answers }).execute();
  await deps.db.updateTable('recipient').set({ acted_at: new Date() }).where('email', '=', 'mia@example.com').execute();
  const { text, headers } = await api.app(team, 'GET', `/app/templates/${id}/answers.csv`);
  expect(headers['content-disposition']).toContain('Survey - answers.csv');
  const [head, ...rows] = text.trim().split('\n');
  expect(head).toContain('Document,Title,Status,Sent,Completed,Guest::Name,Guest::Email,Guest::IBAN');
  expect(rows.find((row) => row.includes('mia@'))).toMatch(/mia@example.com,'=1\+2$/);
  expect(rows.find((row) => row.includes('kai@'))).toMatch(/kai@example.com,$/);
  const lesser = await api.app(owner, 'GET', `/app/templates/${await made('Mine')}/answers.csv`);
  expect([lesser.status, lesser.json.error.code]).toEqual([403, 'needs-plan']);
  expect((await api.app(team, 'GET', `/app/templates/${await made('Other')}/answers.csv`)).status).toBe(404);
  const [template] = await deps.db.selectFrom('template').select('roles').where('id', '=', id).execute();
  const [role] = template?.roles ?? [];
  const twice = role === undefined ? [] : [{ ...role, widgets: [secret, { ...secret, id: 'w2' }] }];
  await deps.db
    .updateTable('template')
    .set({ roles: JSON.stringify(twice) })
    .where('id', '=', id)
    .execute();
  const refused = await api.app(team, 'GET', `/app/templates/${id}/answers.csv`);
  expect([refused.status, refused.json.error.code]).toEqual([400, 'names-repeat']);
});
