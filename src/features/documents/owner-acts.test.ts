import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, recipient, sentDocument } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { auditChain } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import { decline } from '../signing/act.ts';
import { expireDue, remindDue } from './due.ts';
import { API_FILE_SECONDS, fileUrl, openFileUrl } from './file-url.ts';
import type { CreatedDocument } from './new-document.ts';
import { findDocument, listDocuments, listTrash } from './queries.ts';
import { resendRequest } from './resend.ts';
import { revokeDocument } from './revoke.ts';
import { eraseTrash, restoreDocument, trashDocument } from './trash.ts';

let t: TestEnvironment;
let owner: Caller;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps, { email: 'ana@larkfield.example' });
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
});
afterAll(() => t.close());

const start = new Date('2026-05-16T10:48:34.000Z');
const days = (count: number) => new Date(start.getTime() + count * 24 * 3600 * 1000);
const two = [recipient({ email: 'mia@example.com' }), recipient({ email: 'kai@example.com' })];

async function sent(settings: Parameters<typeof sentDocument>[2] = {}): Promise<CreatedDocument> {
  t.setClock(start);
  return sentDocument(t.deps, owner, { recipients: two, ...settings });
}

const view = (document: CreatedDocument) => findDocument(t.deps.db, owner.accountId, document.id);
async function mails(document: CreatedDocument) {
  const rows = await t.deps.db
    .selectFrom('mail')
    .selectAll()
    .where('document_id', '=', document.id)
    .orderBy('created_at')
    .execute();
  return rows.map((mail) => `${mail.kind} ${mail.recipient_address}`);
}
async function hooks(document: CreatedDocument) {
  const rows = await t.deps.db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('document_id', '=', document.id)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => JSON.parse(row.body.toString('utf8')));
}

describe('revoking', () => {
  it('declines the document in the name of its owner, once', async () => {
    const document = await sent();
    t.setClock(days(1));
    expect(await revokeDocument(t.deps, owner, document.id, ' Mistake ', meta)).toEqual({
      id: document.id,
      revokedAt: days(1),
    });
    expect(await view(document)).toMatchObject({ status: 'declined', revoked_at: days(1), decline_reason: 'Mistake' });
    expect((await hooks(document)).at(-1)).toMatchObject({
      event: 'declined',
      declinedBy: 'ana@larkfield.example',
      declinedReason: 'Mistake',
      declinedAt: 'Sun, 17 May 2026 10:48:34 GMT',
    });
    expect(await mails(document)).toEqual(['request mia@example.com', 'revoked mia@example.com']);
    expect(await revokeDocument(t.deps, owner, document.id, '', meta)).toEqual({ refused: 'revoked' });
  });

  it("somebody else's document does not exist", async () => {
    const document = await sent();
    const stranger = await insertOwner(t.deps);
    expect(await revokeDocument(t.deps, stranger, document.id, '', meta)).toEqual({ refused: 'not-found' });
    expect(await trashDocument(t.deps, stranger, document.id, meta)).toEqual({ refused: 'not-found' });
    expect(await findDocument(t.deps.db, stranger.accountId, document.id)).toBeUndefined();
  });

  it('at the same moment as a decline, exactly one of the two counts', async () => {
    const document = await sent();
    const mia = await openLink(t.deps, document, 1);
    const outcomes = await Promise.all([
      revokeDocument(t.deps, owner, document.id, 'Mistake', meta),
      decline(t.deps, mia, 'No', meta),
    ]);
    expect(outcomes.filter((one) => one !== undefined && isRefusal(one))).toHaveLength(1);
    expect((await hooks(document)).filter((hook) => hook.event === 'declined')).toHaveLength(1);
  });
});

describe('the trash', () => {
  it('hides a document at once, kills its files, tells people, and gives it back', async () => {
    const document = await sent();
    const shown = (await view(document))?.shown_blob ?? '';
    const url = fileUrl(t.deps, {
      documentId: document.id,
      sha256: shown,
      kind: 'document',
      filename: 'a.pdf',
      lifetimeSeconds: API_FILE_SECONDS,
    });
    const token = url.split('/').at(-2) ?? '';
    expect(await openFileUrl(t.deps, token)).toMatchObject({ sha256: shown, filename: 'a.pdf' });
    await trashDocument(t.deps, owner, document.id, meta);
    expect(await view(document)).toBeUndefined();
    expect(await openFileUrl(t.deps, token)).toEqual({ refused: 'unknown-file' });
    expect((await listTrash(t.deps.db, owner.accountId, { limit: 5, skip: 0 })).map((one) => one.id)).toEqual([
      document.id,
    ]);
    expect(await trashDocument(t.deps, owner, document.id, meta)).toEqual({ refused: 'not-found' });
    expect(await restoreDocument(t.deps, owner, document.id, meta)).toEqual({ id: document.id });
    expect(await view(document)).toMatchObject({ status: 'in-progress' });
    expect(await mails(document)).toEqual([
      'request mia@example.com',
      'deleted mia@example.com',
      'request mia@example.com',
    ]);
    expect((await hooks(document)).map((hook) => hook.event)).toEqual(['created']);
  });

  it('erases after 30 days, with the chain, and leaves a tombstone', async () => {
    const document = await sent();
    await trashDocument(t.deps, owner, document.id, meta);
    const { head } = await auditChain(t.deps.db, document.id);
    t.setClock(days(29.9));
    await eraseTrash(t.deps);
    expect(await t.deps.db.selectFrom('document').select('id').where('id', '=', document.id).execute()).toHaveLength(1);
    t.setClock(days(30));
    expect(await eraseTrash(t.deps)).toBeGreaterThan(0);
    expect(await t.deps.db.selectFrom('document').select('id').where('id', '=', document.id).execute()).toEqual([]);
    const stones = await t.deps.db.selectFrom('tombstone').selectAll().where('document_id', '=', document.id).execute();
    expect(stones).toMatchObject([{ chain_head: head, erased_by: 'system' }]);
  });

  it('the application may add to the audit log and never change it', async () => {
    const document = await sent();
    const change = t.deps.db.updateTable('audit_event').set({ actor: 'x' }).where('document_id', '=', document.id);
    await expect(change.execute()).rejects.toThrow(/permission denied/);
    const removal = t.deps.db.deleteFrom('audit_event').where('document_id', '=', document.id);
    await expect(removal.execute()).rejects.toThrow(/permission denied/);
    await t.owner
      .updateTable('audit_event')
      .set({ actor: 'x' })
      .where('document_id', '=', document.id)
      .where('seq', '=', 2)
      .execute();
    expect((await auditChain(t.deps.db, document.id)).brokenAt).toBe(2);
  });
});

describe('sending again', () => {
  it('goes to whose turn it is, with own words if given', async () => {
    const document = await sent();
    const words = { subject: 'Again: {{document_title}}', body: '' };
    expect(await resendRequest(t.deps, owner, document.id, ' MIA@example.com ', words, meta)).toBeUndefined();
    const rows = await t.deps.db.selectFrom('mail').select('subject').where('document_id', '=', document.id).execute();
    expect(rows.map((row) => row.subject)).toContain('Again: Services agreement');
    const again = (email: string) => resendRequest(t.deps, owner, document.id, email, { subject: '', body: '' }, meta);
    expect(await again('kai@example.com')).toEqual({ refused: 'nothing-to-do' });
    expect(await again('nobody@example.com')).toEqual({ refused: 'not-found' });
    await revokeDocument(t.deps, owner, document.id, '', meta);
    expect(await again('mia@example.com')).toEqual({ refused: 'revoked' });
  });
});

describe('time', () => {
  it('ends documents that are due, and reads ended before the job has run', async () => {
    const document = await sent({ settings: { timeToCompleteDays: 3 } });
    const listed = async (status: 'in-progress' | 'expired') =>
      (await listDocuments(t.deps.db, owner.accountId, { status, now: t.deps.clock(), limit: 500, skip: 0 })).map(
        (one) => one.id,
      );
    expect(await listed('in-progress')).toContain(document.id);
    t.setClock(days(3));
    expect(await listed('in-progress')).not.toContain(document.id);
    expect(await listed('expired')).toContain(document.id);
    await Promise.all([expireDue(t.deps), expireDue(t.deps)]);
    expect(await view(document)).toMatchObject({ status: 'expired' });
    expect((await mails(document)).filter((mail) => mail.startsWith('expired'))).toEqual([
      'expired ana@larkfield.example',
    ]);
    expect((await hooks(document)).map((hook) => hook.event)).toEqual(['created']);
  });

  it('reminds whose turn it is every N days until the end, one mail each time', async () => {
    const document = await sent({ settings: { autoReminder: true, remindOnceInEvery: 2, timeToCompleteDays: 5 } });
    const reminders = async () => (await mails(document)).filter((mail) => mail.startsWith('reminder'));
    t.setClock(days(1.9));
    await remindDue(t.deps);
    expect(await reminders()).toEqual([]);
    t.setClock(days(2));
    await Promise.all([remindDue(t.deps), remindDue(t.deps)]);
    await remindDue(t.deps);
    expect(await reminders()).toEqual(['reminder mia@example.com']);
    t.setClock(days(4));
    await remindDue(t.deps);
    t.setClock(days(6));
    await remindDue(t.deps);
    expect(await reminders()).toHaveLength(2);
  });

  it('stops reminding after 15 times, also where the document never ends', async () => {
    const document = await sent({ settings: { autoReminder: true, remindOnceInEvery: 1, timeToCompleteDays: 0 } });
    for (let day = 1; day <= 18; day += 1) {
      t.setClock(days(day));
      await remindDue(t.deps);
    }
    expect((await mails(document)).filter((mail) => mail.startsWith('reminder'))).toHaveLength(15);
  });

  it('addresses of files stay the same for 5 minutes, live at least 15 and then die', async () => {
    const document = await sent();
    const sha256 = (await view(document))?.shown_blob ?? '';
    const file = { documentId: document.id, sha256, kind: 'document', filename: 'a b.pdf' } as const;
    const make = () => fileUrl(t.deps, { ...file, lifetimeSeconds: API_FILE_SECONDS });
    const first = make();
    expect(first).toMatch(/^http:\/\/localhost:3000\/files\/[\w-]+\/a%20b\.pdf$/);
    t.setClock(new Date(start.getTime() + 60_000));
    expect(make()).toBe(first);
    t.setClock(new Date(start.getTime() + 300_000));
    expect(make()).not.toBe(first);
    const token = first.split('/').at(-2) ?? '';
    t.setClock(new Date(start.getTime() + 899_000));
    expect(isRefusal(await openFileUrl(t.deps, token))).toBe(false);
    t.setClock(new Date(start.getTime() + 1_200_000));
    expect(await openFileUrl(t.deps, token)).toEqual({ refused: 'unknown-file' });
    expect(await openFileUrl(t.deps, `A${token.slice(1)}`)).toEqual({ refused: 'unknown-file' });
  });
});
