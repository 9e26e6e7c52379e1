import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { Caller } from '../caller.ts';
import { consent, markViewed } from '../signing/act.ts';
import { finish } from '../signing/finish.ts';
import { signingView } from '../signing/view.ts';
import { saveWebhook } from '../webhooks/settings.ts';
import { sealDocument } from './seal-document.ts';

let t: TestEnvironment;
let owner: Caller;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps, { email: 'ana@larkfield.example' });
  await saveWebhook(t.deps, owner.accountId, 'https://example.com/hook');
});
afterAll(() => t.close());

const remark = { ...widget('textbox', { name: 'Remark' }), own: true } as const;
const box = { id: 'mine', type: 'signature', page: 2, x: 100, y: 700, w: 150, h: 60 } as const;

async function finished(settings: { readonly sendEmail?: boolean } = {}) {
  const document = await sentDocument(t.deps, owner, {
    kind: 'self-sign',
    settings,
    recipients: [recipient({ email: 'mia@example.com', widgets: [remark] })],
  });
  const mia = await openLink(t.deps, document, 1);
  await markViewed(t.deps, mia, meta);
  await consent(t.deps, mia, 'Start', meta);
  const view = await signingView(t.deps, mia);
  expect(view).toMatchObject({ selfSign: true, me: { widgets: [{ id: remark.id, own: true }] } });
  expect(view.state === 'open' && view.ownTypes).toContain('checkbox');
  const moved = { id: remark.id, type: remark.type, page: 1, x: 200, y: 400, w: 150, h: 19 } as const;
  const act = (fields: readonly (typeof box | typeof moved)[]) => {
    const answers = { [remark.id]: 'Paid', ...(fields.length > 1 ? { mine: picture } : {}) };
    return finish(t.deps, mia, { answers, fields }, meta);
  };
  expect(await act([moved])).toEqual({ refused: 'bad-placement' });
  expect(await act([moved, box])).toEqual({ status: 'sealing' });
  await sealDocument(t.deps, document.id);
  return document.id;
}

async function mailsOf(documentId: string): Promise<string[]> {
  const mails = await t.deps.db
    .selectFrom('mail')
    .select(['kind', 'recipient_address'])
    .where('document_id', '=', documentId)
    .orderBy('recipient_address')
    .execute();
  return mails.map((mail) => `${mail.kind} ${mail.recipient_address}`);
}

test('a document of one’s own is sealed like others; nobody is mailed to sign, and its events say what it is', async () => {
  const id = await finished();
  const row = await t.deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect([row.status, row.kind]).toEqual(['completed', 'self-sign']);
  expect(await mailsOf(id)).toEqual(['completed ana@larkfield.example', 'completed mia@example.com']);
  const events = await t.deps.db
    .selectFrom('webhook_delivery')
    .select('body')
    .where('document_id', '=', id)
    .orderBy('sequence')
    .execute();
  const bodies = events.map(({ body }) => JSON.parse(body.toString('utf8')) as { event: string; type: string });
  expect(bodies.map(({ event }) => event)).toEqual(['created', 'viewed', 'signed', 'completed']);
  expect(new Set(bodies.map(({ type }) => type))).toEqual(new Set(['self-sign']));
});

test('without mails not even its end is mailed', async () => {
  expect(await mailsOf(await finished({ sendEmail: false }))).toEqual([]);
});
