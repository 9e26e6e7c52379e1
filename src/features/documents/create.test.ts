import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, newDocument, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { defaultSettings } from '../../domain/document/default-settings.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { auditChain } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import { createDocument } from './create.ts';
import type { NewDocument } from './new-document.ts';
import { findDocument } from './queries.ts';

let t: TestEnvironment;
let owner: Caller;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps);
});
afterAll(() => t.close());

async function refusal(input: NewDocument, by: Caller = owner, environment: TestEnvironment = t) {
  const made = await createDocument(environment.deps, by, input, meta);
  return isRefusal(made) ? made : 'made';
}

describe('making a document', () => {
  it('sends it to the first person in order, with its link, and tells the webhook', async () => {
    await t.deps.db
      .insertInto('webhook')
      .values({
        account_id: owner.accountId,
        url: 'https://example.com/hook',
        key_wrapped: null,
        created_at: t.deps.clock(),
        updated_at: t.deps.clock(),
      })
      .execute();
    const created = await sentDocument(t.deps, owner, {
      recipients: [recipient({ email: 'mia@example.com', phone: '030 1' }), recipient({ email: 'kai@example.com' })],
    });
    const view = await findDocument(t.deps.db, owner.accountId, created.id);
    expect(view).toMatchObject({
      status: 'in-progress',
      ownerName: 'Ana Brandt',
      pages: [
        { width: 595, height: 842 },
        { width: 595, height: 842 },
      ],
    });
    expect(view?.recipients.map((one) => one.mailed_at !== null)).toEqual([true, false]);
    expect(created.recipients.map((one) => one.email)).toEqual(['mia@example.com', 'kai@example.com']);
    expect(new Set(created.recipients.map((one) => one.url)).size).toBe(2);

    const mails = await t.deps.db.selectFrom('mail').selectAll().where('document_id', '=', created.id).execute();
    expect(mails.map((mail) => [mail.kind, mail.recipient_address])).toEqual([['request', 'mia@example.com']]);
    const [hook] = await t.deps.db
      .selectFrom('webhook_delivery')
      .selectAll()
      .where('document_id', '=', created.id)
      .execute();
    const body = JSON.parse(hook?.body.toString('utf8') ?? '{}');
    expect(Object.keys(body)).toEqual([
      'event',
      'type',
      'objectId',
      'file',
      'name',
      'note',
      'description',
      'signers',
      'createdAt',
    ]);
    expect(body).toMatchObject({
      event: 'created',
      type: 'request-sign',
      objectId: created.id,
      signers: [
        { name: 'mia', email: 'mia@example.com', phone: '030 1' },
        { name: 'kai', email: 'kai@example.com' },
      ],
    });
    expect(body.createdAt).toMatch(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/);

    const chain = await auditChain(t.deps.db, created.id);
    expect(chain.brokenAt).toBeNull();
    expect(chain.events.map((event) => event.kind)).toEqual(['created', 'sent', 'mail-queued']);
    expect(chain.events[0]).toMatchObject({ ip: meta.ip, userAgent: meta.userAgent, fileSha256: view?.shown_blob });
  });

  it('shows recipients another file than the one received: document id and prefilled values are on it', async () => {
    const created = await sentDocument(t.deps, owner, {
      prefill: [{ widget: widget('textbox', {}, { y: 400 }), response: 'Total: 4.200' }],
    });
    const view = await findDocument(t.deps.db, owner.accountId, created.id);
    const shown = await t.deps.blobs.get(view?.shown_blob ?? '');
    const text = (await t.deps.pdf.pageText(shown, 1)).map((line) => line.text).join('\n');
    expect(text).toContain(created.id);
    expect(text).toContain('Total: 4.200');
    const second = (await t.deps.pdf.pageText(shown, 2)).map((line) => line.text).join('\n');
    expect(second).toContain(created.id);
  });

  it('mails nobody when told so, and everybody at once without an order', async () => {
    const two = [recipient({ email: 'mia@example.com' }), recipient({ email: 'vera@example.com', type: 'viewer' })];
    const quiet = await sentDocument(t.deps, owner, { recipients: two, settings: { sendEmail: false } });
    const all = await sentDocument(t.deps, owner, { recipients: two, settings: { sendInOrder: false } });
    const mailed = async (id: string) =>
      (await t.deps.db.selectFrom('mail').select('recipient_address').where('document_id', '=', id).execute()).length;
    expect([await mailed(quiet.id), await mailed(all.id)]).toEqual([0, 2]);
  });

  it('costs a credit only when it is made: 8 at once with 3 credits make 3', async () => {
    const poor = await insertOwner(t.deps);
    await t.deps.db.updateTable('tenant').set({ addon_credits: 3 }).where('id', '=', poor.tenantId).execute();
    const bad = newDocument({ charge: true, recipients: [] });
    expect(await refusal(bad, poor)).toMatchObject({ refused: 'no-recipients' });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => refusal(newDocument({ charge: true }), poor)));
    expect(outcomes.filter((one) => one === 'made')).toHaveLength(3);
    expect(outcomes.filter((one) => one !== 'made').map((one) => one.refused)).toEqual(Array(5).fill('no-credits'));
    const made = await t.deps.db.selectFrom('document').select('id').where('account_id', '=', poor.accountId).execute();
    expect(made).toHaveLength(3);
  });

  it.each<[string, () => Partial<NewDocument>]>([
    ['no-recipients', () => ({ recipients: [recipient({ email: 'v@example.com', type: 'viewer' })] })],
    [
      'signer-without-signature',
      () => ({ recipients: [recipient({ email: 'm@example.com', widgets: [widget('textbox')] })] }),
    ],
    [
      'viewer-with-widgets',
      () => ({
        recipients: [
          recipient({ email: 'm@example.com' }),
          recipient({ email: 'v@example.com', type: 'viewer', widgets: [widget('name')] }),
        ],
      }),
    ],
    [
      'approver-with-signature',
      () => ({ recipients: [recipient({ email: 'a@example.com', type: 'approver', widgets: [widget('signature')] })] }),
    ],
    [
      'too-many-copies',
      () => ({
        settings: { ...defaultSettings, bcc: Array.from({ length: 101 }, (_, n) => `x${n}@example.com`) },
      }),
    ],
    ['bad-access-code', () => ({ recipients: [recipient({ email: 'm@example.com', accessCode: '12a45' })] })],
    [
      'widget-outside-page',
      () => ({ recipients: [recipient({ email: 'm@example.com', widgets: [widget('signature', {}, { page: 3 })] })] }),
    ],
    [
      'widget-outside-page',
      () => ({ recipients: [recipient({ email: 'm@example.com', widgets: [widget('signature', {}, { x: 500 })] })] }),
    ],
    ['not-a-pdf', () => ({ file: Buffer.from('GIF89a') })],
    [
      'not-a-picture',
      () => ({ prefill: [{ widget: widget('image'), response: Buffer.from('text').toString('base64') }] }),
    ],
  ])('is refused: %s', async (code, given) => {
    expect(await refusal(newDocument(given()))).toMatchObject({ refused: code });
  });

  it('takes texts that a database cannot hold as they are', async () => {
    const created = await sentDocument(t.deps, owner, {
      title: 'A\u0000B \ud800',
      recipients: [recipient({ email: 'm@example.com', widgets: [] })],
    });
    expect((await findDocument(t.deps.db, owner.accountId, created.id))?.title).toBe('AB \ufffd');
  });

  it('in the sandbox exactly 5 MiB pass, one byte more is refused naming the limit', async () => {
    const sandbox = await testEnvironment('sandbox');
    try {
      const tester = await insertOwner(sandbox.deps);
      const limit = 5 * 1024 * 1024;
      expect(await refusal(newDocument({ file: plainPdf({ bytes: limit }) }), tester, sandbox)).toBe('made');
      expect(await refusal(newDocument({ file: plainPdf({ bytes: limit + 1 }) }), tester, sandbox)).toEqual({
        refused: 'file-too-large',
        detail: { limitMb: 5 },
      });
    } finally {
      await sandbox.close();
    }
  });
});
