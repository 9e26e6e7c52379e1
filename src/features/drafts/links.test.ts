import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, newDocument, recipient } from '../../../tests/support/documents.ts';
import { apiDraft, holderOf, loaded, newSigner, ok, sentOf } from '../../../tests/support/drafts.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import { trashDocument } from '../documents/trash.ts';
import { createTemplate } from '../templates/create.ts';
import { saveWebhook } from '../webhooks/settings.ts';
import type { Editor } from './editor.ts';
import { endDraftLink } from './end-link.ts';
import { draftLinkEnd, draftTemplateLink } from './link.ts';
import { loadDraft } from './load.ts';
import { openDraftLink } from './open-link.ts';
import { saveDocumentDraft } from './save-document.ts';
import { saveTemplateDraft } from './save-template.ts';
import { sendDocumentDraft } from './send.ts';
import { sendFromTemplate } from './send-template.ts';
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

const apiDraftOf = () => apiDraft(t.deps, caller);
const load = (editor: Editor, id: string) => loaded(t.deps, editor, id);
const person = newSigner;

async function credits(): Promise<number> {
  const row = await t.deps.db.selectFrom('tenant').select('plan_credits').where('id', '=', caller.tenantId).execute();
  return row[0]?.plan_credits ?? -1;
}

test('a link opens its own draft alone, and ends by sending, deleting, age and a new version', async () => {
  const [one, two] = [await apiDraftOf(), await apiDraftOf()];
  const holder = await holderOf(t.deps, one.url);
  expect(await loadDraft(t.deps, holder, { kind: 'document', id: two.id })).toEqual({ refused: 'unknown-draft' });
  expect(await openDraftLink(t.deps, 'x'.repeat(80))).toEqual({ refused: 'unknown-link' });
  const why = async () => {
    const found = await loadDraft(t.deps, holder, { kind: 'document', id: one.id });
    return isRefusal(found) ? found.detail?.why : 'open';
  };
  t.setClock(after(7 * 24 * 3600 - 1));
  expect(await why()).toBe('open');
  t.setClock(after(7 * 24 * 3600));
  expect(await why()).toBe('expired');
  t.setClock(start);
  sentOf(await sendDocumentDraft(t.deps, holder, one.id, (await load(holder, one.id)).stateVersion, meta));
  expect(await why()).toBe('sent');
  ok(await withdrawSending(t.deps, holder, one.id, meta));
  expect(await why()).toBe('open');
  ok(await trashDocument(t.deps, caller, one.id, meta));
  expect(await why()).toBe('deleted');
  const other = await holderOf(t.deps, two.url);
  const { content } = await load(other, two.id);
  await endDraftLink(t.deps, caller, { kind: 'document', id: two.id });
  const ended = await saveDocumentDraft(t.deps, other, two.id, {
    stateVersion: 1,
    content,
  });
  expect(ended).toEqual({ refused: 'link-ended', detail: { why: 'replaced' } });
});

async function template() {
  const { recipients: _none, ...input } = newDocument({ title: 'Lease' });
  const [client] = [recipient({ email: '', role: 'Client' })].map((one) => ({
    ...one,
    name: '',
    accessCodeHash: null,
  }));
  const roles = client ? [client] : [];
  const more = { file: plainPdf(), roles, prefill: [], state: 'finished', isPublic: false } as const;
  return ok(await createTemplate(t.deps, caller, { ...input, ...more, linkEndsAt: draftLinkEnd(start) }));
}
const tenant = { id: 'role-1', name: 'Mia', email: 'mia@example.com', phone: '', company: '', jobTitle: '' };
const sending = { people: [{ ...tenant, accessCode: null }], prefill: {} };

test('the link of a template sends one document, for one credit; the template stays', async () => {
  await saveWebhook(t.deps, caller.accountId, 'http://127.0.0.1:9/hook');
  const row = await template();
  const holder = await holderOf(t.deps, draftTemplateLink(t.deps, row));
  const nobody = ok(await sendFromTemplate(t.deps, holder, row.id, 1, { people: [], prefill: {} }, meta));
  expect(nobody).toEqual({ outcome: 'problems', problems: [{ code: 'address-missing', personId: 'role-1' }] });
  const both = await Promise.all([1, 2].map(() => sendFromTemplate(t.deps, holder, row.id, 1, sending, meta)));
  expect(both.filter(isRefusal)).toEqual([{ refused: 'link-ended', detail: { why: 'sent' } }]);
  const [sent] = both.filter((one) => !isRefusal(one)).map(sentOf);
  expect([sent?.creditsSpent, await credits()]).toEqual([1, 1]);
  const delivery = await t.deps.db
    .selectFrom('webhook_delivery')
    .select('body')
    .where('document_id', '=', sent?.documentId ?? '')
    .executeTakeFirstOrThrow();
  expect(JSON.parse(delivery.body.toString()).signers[0].url).toBe(sent?.people[0]?.url);
  expect((await loaded(t.deps, owner, row.id, 'template')).content.people).toMatchObject([{ email: '' }]);
  const { ticket } = ok(await withdrawSending(t.deps, holder, sent?.documentId ?? '', meta));
  const again: Editor = { by: 'link', ticket };
  const { stateVersion } = await load(again, ticket.id);
  sentOf(await sendDocumentDraft(t.deps, again, ticket.id, stateVersion, meta));
  expect(await credits()).toBe(1);
});

test('the owner sends from a template as often as wanted, for nothing, and saves it under its version', async () => {
  const row = await template();
  for (const _ of [1, 2]) sentOf(await sendFromTemplate(t.deps, owner, row.id, 1, sending, meta));
  expect(await credits()).toBe(2);
  const { content } = await loaded(t.deps, owner, row.id, 'template');
  const people = [...content.people, { ...person, id: 'new', email: '', accessCode: '123456' }];
  const saved = ok(
    await saveTemplateDraft(t.deps, owner, row.id, { stateVersion: 1, content: { ...content, people } }),
  );
  expect(saved).toMatchObject({ stateVersion: 2, personIds: { 'role-1': 'role-1', new: 'role-2' } });
  expect(await saveTemplateDraft(t.deps, owner, row.id, { stateVersion: 1, content })).toEqual({
    refused: 'changed-elsewhere',
    detail: { stateVersion: 2, by: 'owner' },
  });
  const stored = (await loaded(t.deps, owner, row.id, 'template')).content.people;
  expect(stored.map(({ role, hasAccessCode }) => [role, hasAccessCode])).toEqual([
    ['Client', false],
    ['User-2', true],
  ]);
});
