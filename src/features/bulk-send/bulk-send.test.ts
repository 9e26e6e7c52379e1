import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, widget } from '../../../tests/support/documents.ts';
import { ok } from '../../../tests/support/drafts.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { defaultSettings } from '../../domain/document/default-settings.ts';
import type { Caller } from '../caller.ts';
import { creditBalance } from '../credits/debit.ts';
import { createTemplate } from '../templates/create.ts';
import type { NewTemplate } from '../templates/new-template.ts';
import { trashTemplate } from '../templates/trash.ts';
import { retryFailedRows, stopBulkSend } from './again.ts';
import { bulkResults, findBulkSend } from './queries.ts';
import { runBulkSend } from './run.ts';
import { type BulkStart, startBulkSend } from './start.ts';

let t: TestEnvironment;
let owner: Caller;

beforeEach(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps);
  await t.deps.db.updateTable('tenant').set({ plan: 'professional' }).where('id', '=', owner.tenantId).execute();
  await credits(100);
});
afterEach(() => t.close());

async function credits(left: number): Promise<void> {
  await t.deps.db
    .updateTable('tenant')
    .set({ plan_credits: left, addon_credits: 0 })
    .where('id', '=', owner.tenantId)
    .execute();
}

const role = { name: '', email: '', phone: '', company: '', jobTitle: '', accessCode: null, accessCodeHash: null };

async function template(own: Partial<NewTemplate> = {}) {
  const widgets = [
    widget('signature'),
    widget('date', { name: 'Moves in', format: 'mm/dd/yyyy' }),
    widget('checkbox', { name: 'Extras', values: ['Cellar', 'Garage', 'Garden'] }),
    widget('number', { name: 'Rent' }),
  ];
  return ok(
    await createTemplate(t.deps, owner, {
      file: plainPdf(),
      password: '',
      title: 'Lease',
      note: '',
      description: '',
      folderId: null,
      settings: defaultSettings,
      roles: [{ ...role, role: 'Tenant', type: 'signer', widgets }],
      prefill: [{ widget: widget('textbox', { name: 'Address' }), response: null }],
      state: 'finished',
      isPublic: false,
      linkEndsAt: null,
      ...own,
    }),
  );
}

const columns = ['Tenant::Email', 'Tenant::Name', 'Address', 'Tenant::Moves in', 'Tenant::Extras', 'Tenant::Rent'];
const row = (n: number) => [
  `Tenant${n}@Example.com`,
  `Tenant ${n}`,
  `${n} Mill Lane`,
  '24-12-2026',
  'Cellar|Garden',
  '950',
];

async function start(id: string, version: number, given: Partial<BulkStart> = {}) {
  const sheet = { key: 'press-1', stateVersion: version, columns, rows: [row(1), row(2), row(3)] };
  return startBulkSend(t.deps, owner, id, { ...sheet, ...given }, meta);
}

async function begun(given: Partial<BulkStart> = {}): Promise<string> {
  const { id, state_version: version } = await template();
  const run = ok(await start(id, version, given));
  if (!('id' in run)) throw new Error(JSON.stringify(run.checked));
  return run.id;
}

async function total(): Promise<number> {
  return (await creditBalance(t.deps.db, owner.tenantId))?.total ?? -1;
}

async function summaries(): Promise<number> {
  const mails = await t.deps.db.selectFrom('mail').select('id').where('kind', '=', 'bulk-summary').execute();
  return mails.length;
}

test('each row becomes one document for one credit, however often the run is run at once', async () => {
  const id = await begun();
  expect(await t.jobs()).toContainEqual(expect.objectContaining({ task: 'bulk-send', payload: { bulkSendId: id } }));
  await Promise.all([runBulkSend(t.deps, id), runBulkSend(t.deps, id)]);
  await runBulkSend(t.deps, id);
  const run = await findBulkSend(t.deps.db, owner.accountId, id);
  expect(run?.counts).toEqual({ waiting: 0, sent: 3, failed: 0 });
  expect([await total(), await summaries()]).toEqual([97, 1]);
  const documents = await t.deps.db.selectFrom('document').selectAll().execute();
  expect(documents.map(({ status }) => status)).toEqual(['in-progress', 'in-progress', 'in-progress']);
  // What was in the file is kept by the documents alone.
  const rows = await t.deps.db.selectFrom('bulk_row').select('cells').execute();
  expect(rows.every(({ cells }) => cells === null)).toBe(true);
});

test('a row fills its person, what the person finds in the fields, and what stands in the document', async () => {
  const id = await begun({ rows: [row(1)] });
  await runBulkSend(t.deps, id);
  const person = await t.deps.db.selectFrom('recipient').selectAll().executeTakeFirstOrThrow();
  expect(person).toMatchObject({ email: 'tenant1@example.com', name: 'Tenant 1', role: 'Tenant' });
  const options = Object.fromEntries(person.widgets.map((one) => [one.options.name, one.options]));
  expect(options['Moves in']?.default).toBe('12/24/2026');
  expect(options.Extras?.selectedValues).toEqual(['Cellar', 'Garden']);
  expect(options.Rent).toMatchObject({ default: '950', readonly: false });
  const document = await t.deps.db.selectFrom('document').selectAll().executeTakeFirstOrThrow();
  expect(document.prefill.map(({ response }) => response)).toEqual(['1 Mill Lane']);
});

test('every problem is told by its row before anything is sent, and nothing is', async () => {
  const { id, state_version: version } = await template();
  const rows = [
    row(1),
    ['nobody', 'B', '2 Mill Lane', '2026/12/24', 'Pool', 'much'],
    ['=cmd|calc', '', '', '31-02-2026', '', '1'],
  ];
  const answer = ok(await start(id, version, { rows }));
  if (!('checked' in answer)) throw new Error('It was begun.');
  const { checked } = answer;
  expect(checked.badRows).toBe(2);
  expect(checked.problems.map(({ row: at, code, column }) => `${at} ${code} ${column}`)).toEqual([
    '2 bad-address Tenant::Email',
    '2 not-a-date Tenant::Moves in',
    '2 not-accepted Tenant::Extras',
    '2 not-accepted Tenant::Rent',
    '3 formula Tenant::Email',
    '3 missing Address',
    '3 not-a-date Tenant::Moves in',
  ]);
  expect(await t.deps.db.selectFrom('bulk_send').selectAll().execute()).toEqual([]);
});

test('what can not be run at all is refused as one', async () => {
  const { id, state_version: version } = await template();
  expect(await start(id, version, { columns: [...columns.slice(0, 5), 'Landlord::Email'] })).toMatchObject({
    refused: 'unknown-column',
  });
  expect(await start(id, version, { columns: [...columns.slice(0, 5), 'Address'] })).toMatchObject({
    refused: 'unknown-column',
  });
  expect(await start(id, version, { rows: [] })).toMatchObject({ refused: 'no-rows' });
  expect(await start(id, version, { rows: Array.from({ length: 1001 }, (_, n) => row(n)) })).toEqual({
    refused: 'too-many-rows',
    detail: { limit: 1000 },
  });
  expect(await start(id, version + 1)).toMatchObject({ refused: 'changed-elsewhere' });
  await credits(2);
  expect(await start(id, version)).toEqual({ refused: 'credits-short', detail: { needed: 3, left: 2 } });
  await t.deps.db.updateTable('tenant').set({ plan: 'free' }).execute();
  expect(await start(id, version)).toMatchObject({ refused: 'needs-plan' });
  expect(
    await startBulkSend(
      t.deps,
      await insertOwner(t.deps),
      id,
      { key: 'k', stateVersion: version, columns, rows: [row(1)] },
      meta,
    ),
  ).toMatchObject({ refused: 'unknown-template' });
  const open = await template({
    roles: [{ ...role, role: 'Tenant', type: 'signer', widgets: [] }],
    state: 'unfinished',
  });
  await t.deps.db.updateTable('tenant').set({ plan: 'professional' }).execute();
  expect(
    await start(open.id, open.state_version, { columns: ['Tenant::Email'], rows: [['a@example.com']] }),
  ).toMatchObject({
    refused: 'template-unfinished',
  });
});

test('pressed twice it is one run; of a template changed or gone meanwhile it makes what was agreed to', async () => {
  const { id, state_version: version } = await template();
  const [one, two] = await Promise.all([start(id, version), start(id, version)]);
  expect(one).toEqual(two);
  await trashTemplate(t.deps, owner, id);
  await t.deps.db.deleteFrom('template').execute();
  const runId = 'id' in one ? one.id : '';
  await runBulkSend(t.deps, runId);
  expect((await findBulkSend(t.deps.db, owner.accountId, runId))?.counts).toEqual({ waiting: 0, sent: 3, failed: 0 });
});

test('rows that fail can be tried again alone', async () => {
  const id = await begun();
  await credits(1);
  await runBulkSend(t.deps, id);
  const run = await findBulkSend(t.deps.db, owner.accountId, id);
  expect(run?.counts).toEqual({ waiting: 0, sent: 1, failed: 2 });
  const failed = await bulkResults(t.deps.db, run ?? { id, columns }, { status: 'failed', limit: 10, skip: 0 });
  expect(failed[0]).toMatchObject({
    problem: { code: 'no-credits' },
    people: [expect.stringContaining('@Example.com')],
  });
  expect(await retryFailedRows(t.deps, owner, id)).toEqual({
    refused: 'credits-short',
    detail: { needed: 2, left: 0 },
  });
  await credits(5);
  expect(await retryFailedRows(t.deps, owner, id)).toBeUndefined();
  await runBulkSend(t.deps, id);
  expect((await findBulkSend(t.deps.db, owner.accountId, id))?.counts).toEqual({ waiting: 0, sent: 3, failed: 0 });
  expect([await total(), await summaries()]).toEqual([3, 2]);
  expect(await retryFailedRows(t.deps, owner, id)).toMatchObject({ refused: 'nothing-failed' });
  expect(await retryFailedRows(t.deps, await insertOwner(t.deps), id)).toMatchObject({ refused: 'unknown-bulk-send' });
});

test('a run that is stopped makes nothing more and can go on', async () => {
  const id = await begun();
  await stopBulkSend(t.deps, owner, id);
  await runBulkSend(t.deps, id);
  const run = await findBulkSend(t.deps.db, owner.accountId, id);
  expect(run?.counts).toEqual({ waiting: 0, sent: 0, failed: 3 });
  expect(run?.finished_at).not.toBeNull();
  expect(await total()).toBe(100);
});
