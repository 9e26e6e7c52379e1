import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, newDocument, openLink, sentDocument, widget } from '../../../tests/support/documents.ts';
import { apiDraft, edited, holderOf, loaded, newSigner, ok, sentOf } from '../../../tests/support/drafts.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { DraftContent } from '../../domain/draft/content.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { auditChain } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import { revokeDocument } from '../documents/revoke.ts';
import { markViewed } from '../signing/act.ts';
import { exchangeLink } from '../signing/exchange.ts';
import { saveWebhook } from '../webhooks/settings.ts';
import { beginDraft } from './begin.ts';
import { copyAsDraft, templateFromDocument } from './copy-document.ts';
import { createDraft, type NewDraft } from './create.ts';
import { discardDraft } from './discard.ts';
import type { Editor } from './editor.ts';
import { loadDraft } from './load.ts';
import { saveDocumentDraft } from './save-document.ts';
import { sendDocumentDraft } from './send.ts';
import { withdrawSending } from './withdraw.ts';

let t: TestEnvironment;
let caller: Caller;
let owner: Editor;
const start = new Date('2026-05-16T10:48:34.000Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(() => t.close());
beforeEach(async () => {
  t.setClock(start);
  caller = await insertOwner(t.deps);
  owner = { by: 'owner', ...caller, email: `${caller.accountId.toLowerCase()}@larkfield.example` };
  await t.deps.db.updateTable('tenant').set({ plan_credits: 2 }).where('id', '=', caller.tenantId).execute();
});

const apiDraftOf = (given: Partial<NewDraft> = {}) => apiDraft(t.deps, caller, given);
const load = (editor: Editor, id: string) => loaded(t.deps, editor, id);
const edit = (editor: Editor, id: string, change: (content: DraftContent) => DraftContent) =>
  edited(t.deps, editor, id, change);

async function credits(): Promise<number> {
  const row = await t.deps.db.selectFrom('tenant').select('plan_credits').where('id', '=', caller.tenantId).execute();
  return row[0]?.plan_credits ?? -1;
}

const mailsOf = (id: string) => t.deps.db.selectFrom('mail').selectAll().where('document_id', '=', id).execute();
const rowOf = (id: string) =>
  t.deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const kindsOf = async (id: string) => (await auditChain(t.deps.db, id)).events.map(({ kind }) => kind);
const person = newSigner;
const [signature] = newSigner.widgets;

async function appDraft(): Promise<string> {
  const input = { kind: 'document', title: 'Lease', folderId: null, file: plainPdf(), password: '' } as const;
  const { id } = ok(await beginDraft(t.deps, caller, input, meta));
  ok(await edit(owner, id, (content) => ({ ...content, people: [person] })));
  return id;
}

test('people who share a number are kept, copied and mailed together', async () => {
  const id = await appDraft();
  const named = (name: string, turn: number) => ({
    ...person,
    id: name,
    turn,
    email: `${name}@example.com`,
    widgets: [],
  });
  ok(await edit(owner, id, (content) => ({ ...content, people: [named('lea', 9), named('mia', 2), named('kai', 2)] })));
  const template = ok(await templateFromDocument(t.deps, caller, id));
  const copy = ok(await copyAsDraft(t.deps, caller, id, meta));
  const { stateVersion, content } = await load(owner, id);
  const order = ({ people }: DraftContent) => people.map(({ email, turn }) => `${turn} ${email.split('@')[0]}`);
  expect(order(content)).toEqual(['1 mia', '1 kai', '2 lea']);
  expect(order((await load(owner, copy.id)).content)).toEqual(order(content));
  const kept = await loadDraft(t.deps, owner, { kind: 'template', id: template.id });
  expect(isRefusal(kept) ? kept : kept.content.people.map(({ turn }) => turn)).toEqual([1, 1, 2]);
  const sent = sentOf(await sendDocumentDraft(t.deps, owner, id, stateVersion, meta));
  expect(sent.people.map(({ mailed }) => mailed)).toEqual([true, true, false]);
});

test('a draft of the app is made, saved and sent for nothing; names and labels are filled in', async () => {
  const id = await appDraft();
  const { stateVersion, content } = await load(owner, id);
  expect(content.people).toMatchObject([{ email: 'mia@example.com', widgets: [{ id: signature.id }] }]);
  const sent = sentOf(await sendDocumentDraft(t.deps, owner, id, stateVersion, meta));
  expect(sent).toMatchObject({ documentId: id, creditsSpent: 0, undoUntil: after(10) });
  expect(sent.people).toMatchObject([{ name: 'mia@example.com', mailed: true }]);
  expect(await rowOf(id)).toMatchObject({ status: 'in-progress', expires_at: after(15 * 24 * 3600) });
  expect([await credits(), await kindsOf(id)]).toEqual([2, ['created', 'sent', 'mail-queued']]);
  const contacts = await t.deps.db.selectFrom('contact').select('email').where('account_id', '=', caller.accountId);
  expect(await contacts.execute()).toEqual([{ email: 'mia@example.com' }]);
});

test('with something left to do nothing is sent, and everything is told at once', async () => {
  const id = await appDraft();
  ok(await edit(owner, id, (content) => ({ ...content, title: '', people: [{ ...person, email: '' }] })));
  const { stateVersion, content } = await load(owner, id);
  const outcome = ok(await sendDocumentDraft(t.deps, owner, id, stateVersion, meta));
  expect(outcome).toEqual({
    outcome: 'problems',
    problems: [{ code: 'title-missing' }, { code: 'address-missing', personId: content.people[0]?.id }],
  });
  expect((await rowOf(id)).status).toBe('draft');
});

test('whoever saves over a version that is no longer there overwrites nothing', async () => {
  const id = await appDraft();
  const { stateVersion, content } = await load(owner, id);
  ok(await saveDocumentDraft(t.deps, owner, id, { stateVersion, content: { ...content, note: 'First' } }));
  const late = { stateVersion, content: { ...content, note: 'Second' } };
  const refused = { refused: 'changed-elsewhere', detail: { stateVersion: stateVersion + 1, by: 'owner' } };
  expect(await saveDocumentDraft(t.deps, owner, id, late)).toEqual(refused);
  const unsent = { refused: 'changed-elsewhere', detail: { stateVersion: stateVersion + 1 } };
  expect(await sendDocumentDraft(t.deps, owner, id, stateVersion, meta)).toEqual(unsent);
  expect((await rowOf(id)).note).toBe('First');
  expect(await kindsOf(id)).toEqual(['created']);
});

test('of a send and a save at once exactly one succeeds, and what is sent is what was saved', async () => {
  const id = await appDraft();
  const { stateVersion, content } = await load(owner, id);
  const changed = { stateVersion, content: { ...content, title: 'Changed' } };
  const [sent, saved] = await Promise.all([
    sendDocumentDraft(t.deps, owner, id, stateVersion, meta),
    saveDocumentDraft(t.deps, owner, id, changed),
  ]);
  expect([isRefusal(sent), isRefusal(saved)].sort()).toEqual([false, true]);
  const { status, title } = await rowOf(id);
  expect([status, title]).toEqual(isRefusal(sent) ? ['draft', 'Changed'] : ['in-progress', 'Lease']);
});

test('two sends at once send once', async () => {
  const id = await appDraft();
  const { stateVersion } = await load(owner, id);
  const both = await Promise.all([1, 2].map(() => sendDocumentDraft(t.deps, owner, id, stateVersion, meta)));
  expect(both.filter((one) => isRefusal(one))).toEqual([{ refused: 'already-sent' }]);
  expect(await mailsOf(id)).toHaveLength(1);
});

test('people change places, come and go; codes and links of those who stay, stay', async () => {
  const id = await appDraft();
  const two = { ...person, id: 'new-2', email: 'kai@example.com', widgets: [], accessCode: '123456' };
  const saved = ok(await edit(owner, id, (content) => ({ ...content, people: [...content.people, two] })));
  const kaiId = saved.personIds['new-2'] ?? '';
  ok(await edit(owner, id, (content) => ({ ...content, people: [...content.people].reverse() })));
  const [first, second] = (await load(owner, id)).content.people;
  expect([first?.id, first?.hasAccessCode, second?.email]).toEqual([kaiId, true, 'mia@example.com']);
  ok(await edit(owner, id, (content) => ({ ...content, people: content.people.slice(0, 1) })));
  expect((await load(owner, id)).content.people.map((one) => one.id)).toEqual([kaiId]);
});

test('a sending is held: within 10 s it is taken back, and nothing of it leaves', async () => {
  await saveWebhook(t.deps, caller.accountId, 'http://127.0.0.1:9/hook');
  const id = await appDraft();
  const { stateVersion } = await load(owner, id);
  const sent = sentOf(await sendDocumentDraft(t.deps, owner, id, stateVersion, meta));
  const deliveries = () => t.deps.db.selectFrom('webhook_delivery').selectAll().where('document_id', '=', id).execute();
  expect((await deliveries())[0]?.next_try_at?.getTime()).toBeGreaterThanOrEqual(after(10).getTime());
  t.setClock(after(9.9));
  const waiting = await sql<{ run_at: Date }>`select j.run_at from live_jobs._private_jobs j
    join live_jobs._private_tasks task on task.id = j.task_id
    where task.identifier = 'send-mail' and j.payload ->> 'mailId' = ${(await mailsOf(id))[0]?.id}`.execute(t.owner);
  expect(waiting.rows.map((job) => job.run_at.getTime() >= after(10).getTime())).toEqual([true]);
  ok(await withdrawSending(t.deps, owner, id, meta));
  expect([await mailsOf(id), await deliveries()]).toEqual([[], []]);
  const token = sent.people[0]?.url?.split('/').at(-1) ?? '';
  expect(await exchangeLink(t.deps, token, meta)).toEqual({ refused: 'unknown-link' });
  expect(await rowOf(id)).toMatchObject({ status: 'draft', sent_at: null, expires_at: null, held_until: null });
  expect(await kindsOf(id)).toEqual(['created', 'sent', 'mail-queued', 'withdrawn']);
  const again = await load(owner, id);
  sentOf(await sendDocumentDraft(t.deps, owner, id, again.stateVersion, meta));
  expect(await mailsOf(id)).toHaveLength(1);
});

test('after 10 s, or once somebody has opened it, a sending stays; one of the API was never held', async () => {
  const id = await appDraft();
  const sent = sentOf(await sendDocumentDraft(t.deps, owner, id, (await load(owner, id)).stateVersion, meta));
  const recipients = sent.people.map((one) => ({ ...one, url: one.url ?? '' }));
  const session = await openLink(t.deps, { id, createdAt: start, recipients }, 1);
  await markViewed(t.deps, session, meta);
  expect(await withdrawSending(t.deps, owner, id, meta)).toEqual({ refused: 'already-opened' });
  t.setClock(after(10));
  expect(await withdrawSending(t.deps, owner, id, meta)).toEqual({ refused: 'too-late' });
  const api = await sentDocument(t.deps, caller);
  expect(await withdrawSending(t.deps, owner, api.id, meta)).toEqual({ refused: 'too-late' });
});

test('revoked while it is held, nobody is asked and nobody is told', async () => {
  const id = await appDraft();
  sentOf(await sendDocumentDraft(t.deps, owner, id, (await load(owner, id)).stateVersion, meta));
  ok(await revokeDocument(t.deps, caller, id, 'Wrong file', meta));
  expect(await mailsOf(id)).toEqual([]);
});

test('the API’s draft costs its credit when it is made, and none when its link sends it', async () => {
  const { id, url } = await apiDraftOf();
  expect(await credits()).toBe(1);
  const holder = await holderOf(t.deps, url);
  const { stateVersion } = await load(holder, id);
  sentOf(await sendDocumentDraft(t.deps, holder, id, stateVersion, meta));
  expect(await credits()).toBe(1);
  const { events } = await auditChain(t.deps.db, id);
  expect(events.find(({ kind }) => kind === 'sent')?.actor).toBe('holder of the draft link');
  await t.deps.db.updateTable('tenant').set({ plan_credits: 0 }).where('id', '=', caller.tenantId).execute();
  const { recipients, ...rest } = newDocument();
  const more = { file: plainPdf(), recipients, prefill: [], charge: true, withLink: true, hideSigningLinks: false };
  expect(await createDraft(t.deps, caller, { ...rest, ...more }, meta)).toEqual({ refused: 'no-credits' });
});

test('a draft may lack everything but its file, and is of use to nobody else', async () => {
  const { id } = await apiDraftOf({ recipients: [] });
  expect((await load(owner, id)).content.people).toEqual([]);
  const stranger = await insertOwner(t.deps);
  const thief: Editor = { by: 'owner', ...stranger, email: 'thief@example.com' };
  const key = { kind: 'document', id } as const;
  expect(await loadDraft(t.deps, thief, key)).toEqual({ refused: 'unknown-draft' });
  expect(await discardDraft(t.deps, thief, key, meta)).toEqual({ refused: 'unknown-draft' });
  expect(await withdrawSending(t.deps, thief, id, meta)).toEqual({ refused: 'unknown-draft' });
  const prefill = [{ widget: widget('image'), response: { image: 'a'.repeat(64) } }];
  expect(await edit(owner, id, (content) => ({ ...content, prefill }))).toEqual({ refused: 'unknown-picture' });
  expect(await discardDraft(t.deps, owner, key, meta)).toBeUndefined();
  expect((await rowOf(id)).deleted_at).toEqual(start);
});

test('hidden signing links are not shown to who sends by the link', async () => {
  const { id, url } = await apiDraftOf({ hideSigningLinks: true });
  const holder = await holderOf(t.deps, url);
  const sent = sentOf(await sendDocumentDraft(t.deps, holder, id, (await load(holder, id)).stateVersion, meta));
  expect(sent.people.map((one) => one.url)).toEqual([null]);
});
