import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture, createBody } from '../../../tests/support/api.ts';

let api: ApiFixture;
let owner: ApiPerson;
beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person();
});
afterAll(() => api.close());

const signature = { type: 'signature', page: 1, x: 10, y: 10, w: 100, h: 40 };
const people = { signers: [{ email: 'mia@example.com', name: 'Mia', role: 'Client', widgets: [signature] }] };
const perSigner = { ...people, signature_mode: 'per_signer' };

function send(body: object, path = '/createdocument') {
  return api.call(owner, 'POST', path, { ...createBody(), ...body });
}

async function organisationHas(mode: 'seal' | 'per_signer'): Promise<void> {
  const { db } = api.environment.deps;
  await db.updateTable('tenant').set({ signature_mode: mode }).where('id', '=', owner.account.tenant_id).execute();
}

test('a signature per signer is had by asking for it; blank is the organisation’s choice', async () => {
  expect((await send(perSigner)).headers).toMatchObject({ 'x-signature-mode': 'per_signer' });
  expect((await send({ ...people, signature_mode: 'SEAL' })).headers).toMatchObject({ 'x-signature-mode': 'seal' });
  expect((await send({ ...people, signature_mode: '' })).headers).toMatchObject({ 'x-signature-mode': 'seal' });
  expect((await send({ ...people, signature_mode: 'both' })).status).toBe(400);
});

test.each([
  ['allow_modifications', { allow_modifications: true }],
  ['merge_certificate', { merge_certificate: true }],
  ['free placement', { signers: [{ email: 'mia@example.com', name: 'Mia' }] }],
])('asked for beside %s it is a 400 that names it, and costs nothing', async (what, more) => {
  const before = (await api.call(owner, 'GET', '/getcredits')).json.total_credits;
  const refused = await send({ ...perSigner, ...more });
  expect(refused.status).toBe(400);
  expect(refused.json.error).toContain(what);
  expect(refused.headers['x-error-reason']).toBe('per-signer-forbids');
  expect((await api.call(owner, 'GET', '/getcredits')).json.total_credits).toBe(before);
});

test('the same holds for drafts, templates and documents made of templates', async () => {
  const wanting = { ...perSigner, allow_modifications: true };
  for (const path of ['/draftdocument', '/createtemplate']) {
    expect((await send(wanting, path)).json.error).toContain('allow_modifications');
  }
  const template = await send(perSigner, '/createtemplate');
  const use = (body: object) => api.call(owner, 'POST', `/createdocument/${template.json.objectId}`, body);
  const taken = { signers: [{ role: 'Client', email: 'mia@example.com', name: 'Mia' }] };
  expect((await use(taken)).headers).toMatchObject({ 'x-signature-mode': 'per_signer' });
  expect((await use({ ...taken, signature_mode: 'seal' })).headers).toMatchObject({ 'x-signature-mode': 'seal' });
  expect((await use({ ...taken, merge_certificate: true })).json.error).toContain('merge_certificate');
});

test('as the organisation’s default it gives way, and the answer says to what', async () => {
  await organisationHas('per_signer');
  expect((await send(people)).headers['x-signature-mode']).toBe('per_signer');
  const fallen = await send({ ...people, allow_modifications: true });
  expect([fallen.status, fallen.headers['x-signature-mode'], fallen.headers['x-signature-mode-fallback']]).toEqual([
    200,
    'seal',
    'allow-modifications',
  ]);
  await organisationHas('seal');
});

test('once it is sent, nobody is allowed fields of their own', async () => {
  const sent = await send(perSigner);
  const changed = await api.call(owner, 'PUT', `/document/${sent.json.objectId}`, { allow_modifications: true });
  expect(changed.status).toBe(400);
  expect(changed.json.error).toContain('allow_modifications');
});
