import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { picture, widget } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { defaultSettings } from '../../domain/document/default-settings.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import { applyRetention } from '../sealing/retention.ts';
import { sweepBlobs } from '../sealing/sweep-blobs.ts';
import { changeTemplate } from './change.ts';
import { createTemplate } from './create.ts';
import type { NewRole, NewTemplate } from './new-template.ts';
import { findPublicTemplate, findTemplate } from './queries.ts';
import { eraseTrashedTemplates, trashTemplate } from './trash.ts';

const DAY = 24 * 60 * 60 * 1000;
const base64 = picture.split(',')[1] ?? '';
let t: TestEnvironment;
let owner: Caller;

async function begin(name: 'live' | 'sandbox'): Promise<void> {
  t = await testEnvironment(name);
  owner = await insertOwner(t.deps);
}
beforeEach(() => begin('live'));
afterEach(() => t.close());

function role(label: string, email = ''): NewRole {
  const facts = { name: '', phone: '', company: '', jobTitle: '', accessCode: null, accessCodeHash: null };
  return { role: label, type: 'signer', email, ...facts, widgets: [widget('signature')] };
}

async function made(own: Partial<NewTemplate> = {}) {
  const row = await createTemplate(t.deps, owner, {
    file: plainPdf(),
    password: '',
    title: 'Lease',
    note: '',
    description: '',
    folderId: null,
    settings: defaultSettings,
    roles: [role('Guest')],
    prefill: [],
    state: 'finished',
    isPublic: false,
    linkEndsAt: null,
    ...own,
  });
  if (isRefusal(row)) throw new Error(row.refused);
  return row;
}

async function stored(): Promise<number> {
  let count = 0;
  for await (const _key of t.deps.blobs.keysOlderThan(new Date(Date.now() + DAY))) count += 1;
  return count;
}

test('the file and the pictures of a template stay until it is erased, 30 days after its deletion', async () => {
  const { id } = await made({ prefill: [{ widget: widget('image'), response: base64 }] });
  t.setClock(new Date(Date.now() + 10 * DAY));
  expect(await sweepBlobs(t.deps)).toBe(0);
  await trashTemplate(t.deps, owner, id);
  t.setClock(new Date(Date.now() + 39 * DAY));
  expect([await eraseTrashedTemplates(t.deps), await sweepBlobs(t.deps), await stored()]).toEqual([0, 0, 2]);
  t.setClock(new Date(Date.now() + 41 * DAY));
  expect([await eraseTrashedTemplates(t.deps), await sweepBlobs(t.deps), await stored()]).toEqual([1, 2, 0]);
});

test('visitors never sign what moved under them: a change of roles, fields or file makes a template private', async () => {
  const { id } = await made({ isPublic: true });
  expect((await findPublicTemplate(t.deps.db, id))?.id).toBe(id);
  await changeTemplate(t.deps, owner, id, { title: 'New title', settings: { enableTour: true } });
  expect(await findPublicTemplate(t.deps.db, id)).toBeDefined();
  await changeTemplate(t.deps, owner, id, { file: { bytes: plainPdf(), password: '' } });
  expect(await findPublicTemplate(t.deps.db, id)).toBeUndefined();
  await changeTemplate(t.deps, owner, id, { isPublic: true });
  expect(await findPublicTemplate(t.deps.db, id)).toBeDefined();
  const closed = { roles: [role('Clerk', 'clerk@example.com')], isPublic: true };
  expect(await changeTemplate(t.deps, owner, id, closed)).toMatchObject({ refused: 'no-public-role' });
  await trashTemplate(t.deps, owner, id);
  expect(await findPublicTemplate(t.deps.db, id)).toBeUndefined();
});

test('of changes at once none is lost; one made to an older state is refused', async () => {
  const { id, state_version: version } = await made();
  const changes = [{ title: 'A' }, { note: 'B' }, { description: 'C' }];
  await Promise.all(changes.map((change) => changeTemplate(t.deps, owner, id, change)));
  const after = await findTemplate(t.deps.db, owner.accountId, id);
  expect(after).toMatchObject({ title: 'A', note: 'B', description: 'C', state_version: version + 3 });
  const late = await changeTemplate(t.deps, owner, id, { title: 'Late', expectedVersion: version });
  expect(late).toEqual({ refused: 'changed-elsewhere' });
});

test('a picture can be kept by its hash only where the template has it', async () => {
  const logo = widget('image');
  const { id, prefill } = await made({ prefill: [{ widget: logo, response: base64 }] });
  const other = await made();
  const own = prefill[0]?.response ?? null;
  const kept = await changeTemplate(t.deps, owner, id, { prefill: [{ widget: logo, response: own }] });
  expect(kept).toMatchObject({ prefill: [{ response: own }] });
  const foreign = { widget: logo, response: { image: other.source_blob } };
  expect(await changeTemplate(t.deps, owner, id, { prefill: [foreign] })).toEqual({ refused: 'not-a-picture' });
});

test('in the sandbox templates take room, are no documents, and go with everything else', async () => {
  await t.close();
  await begin('sandbox');
  const { quotas, retentionDays } = t.deps.environment;
  const { id } = await made();
  await t.deps.db
    .updateTable('template')
    .set({ source_bytes: quotas?.storageBytes ?? 0 })
    .where('id', '=', id)
    .execute();
  await expect(made()).rejects.toThrow('quota-storage');
  t.setClock(new Date(Date.now() + (retentionDays ?? 0) * DAY));
  await applyRetention(t.deps);
  expect(await findTemplate(t.deps.db, owner.accountId, id)).toBeUndefined();
});
