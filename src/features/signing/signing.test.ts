import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { auditChain } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import type { CreatedDocument } from '../documents/new-document.ts';
import { findDocument } from '../documents/queries.ts';
import { revokeDocument } from '../documents/revoke.ts';
import { trashDocument } from '../documents/trash.ts';
import { consent, decline, markViewed } from './act.ts';
import { saveAnswers } from './answers.ts';
import { exchangeLink, signingSession } from './exchange.ts';
import { signingFile } from './files.ts';
import { finish } from './finish.ts';
import type { SigningSession } from './session.ts';
import { signingView } from './view.ts';

let t: TestEnvironment;
let owner: Caller;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps);
});
afterAll(() => t.close());

const start = new Date('2026-05-16T10:48:34.000Z');
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);

async function twoInOrder(settings: Parameters<typeof sentDocument>[2] = {}) {
  t.setClock(start);
  const widgets = [widget('signature'), widget('signature')];
  const document = await sentDocument(t.deps, owner, {
    recipients: [
      recipient({ email: 'mia@example.com', widgets: widgets.slice(0, 1) }),
      recipient({ email: 'kai@example.com', widgets: widgets.slice(1) }),
    ],
    ...settings,
  });
  const [mia, kai] = [await openLink(t.deps, document, 1), await openLink(t.deps, document, 2)];
  const sign = (who: 'mia' | 'kai') => {
    const [session, box] = who === 'mia' ? [mia, widgets[0]] : [kai, widgets[1]];
    return finish(t.deps, session, { answers: { [box?.id ?? '']: picture } }, meta);
  };
  return { document, mia, kai, sign };
}

const agree = (session: SigningSession) => consent(t.deps, session, 'By pressing Start you agree (1)', meta);
const view = (document: CreatedDocument) => findDocument(t.deps.db, owner.accountId, document.id);
const mails = async (document: CreatedDocument) =>
  (
    await t.deps.db
      .selectFrom('mail')
      .selectAll()
      .where('document_id', '=', document.id)
      .orderBy('created_at')
      .execute()
  ).map((mail) => `${mail.kind} ${mail.recipient_address}`);
const chain = async (document: CreatedDocument) => {
  const { events, brokenAt } = await auditChain(t.deps.db, document.id);
  expect(brokenAt).toBeNull();
  return events;
};

describe('links', () => {
  it('opening one changes nothing; only the page itself counts as viewed, and once', async () => {
    const { document, mia } = await twoInOrder();
    await signingView(t.deps, mia);
    expect((await view(document))?.recipients[0]?.viewed_at).toBeNull();
    expect(await markViewed(t.deps, mia, meta)).toBeUndefined();
    t.setClock(minutes(5));
    await markViewed(t.deps, mia, meta);
    expect((await view(document))?.recipients[0]).toMatchObject({ viewed_at: start, viewed_ip: meta.ip });
    const events = (await chain(document)).filter((event) => event.kind === 'viewed');
    expect(events).toHaveLength(1);
    expect(events[0]?.fileSha256).toBe((await view(document))?.shown_blob);
  });

  it('a forged or replaced link opens nothing, and the cookie dies with the link', async () => {
    const { document } = await twoInOrder();
    const token = document.recipients[0]?.url.split('/').at(-1) ?? '';
    const changed = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    expect(await exchangeLink(t.deps, changed, meta)).toEqual({ refused: 'unknown-link' });
    const link = await exchangeLink(t.deps, token, meta);
    if ('refused' in link) throw new Error(link.refused);
    expect(await signingSession(t.deps, link.recipientId, `${link.cookie}x`)).toBeNull();
    expect(await signingSession(t.deps, document.recipients[1]?.id ?? '', link.cookie)).toBeNull();
    expect(await signingSession(t.deps, link.recipientId, link.cookie)).not.toBeNull();
    await t.deps.db.updateTable('recipient').set({ link_version: 2 }).where('id', '=', link.recipientId).execute();
    expect(await signingSession(t.deps, link.recipientId, link.cookie)).toBeNull();
    expect(await exchangeLink(t.deps, token, meta)).toEqual({ refused: 'unknown-link' });
  });
});

describe('signing', () => {
  it('goes from one to the next, and the last act starts the seal', async () => {
    const { document, mia, kai, sign } = await twoInOrder({ settings: { notifyOnSignatures: true } });
    expect(await sign('mia')).toEqual({ refused: 'consent-missing' });
    await agree(mia);
    expect(await sign('mia')).toEqual({ status: 'in-progress' });
    expect(await mails(document)).toEqual([
      'request mia@example.com',
      expect.stringMatching(/^signed-notice /),
      'request kai@example.com',
    ]);
    expect(await signingView(t.deps, mia)).toMatchObject({ state: 'done', waitingFor: ['kai'], download: 'current' });
    await agree(kai);
    expect(await sign('kai')).toEqual({ status: 'sealing' });
    const made = await view(document);
    expect(made).toMatchObject({ status: 'sealing', sealing_at: start });
    expect(made?.recipients.map((one) => one.proofs)).toEqual([['link-mailed'], ['link-mailed']]);
    expect(made?.recipients[0]).toMatchObject({ acted_ip: meta.ip, acted_user_agent: meta.userAgent });
    expect(await signingView(t.deps, kai)).toMatchObject({ state: 'done', finalising: true });
    const jobs = (await t.jobs()).filter((job) => JSON.stringify(job.payload).includes(document.id));
    expect(jobs.map((job) => job.task)).toEqual(['build-revision', 'seal-document']);
    expect((await chain(document)).map((event) => event.kind)).toEqual([
      'created',
      'sent',
      'mail-queued',
      'viewed',
      'consented',
      'fields-filled',
      'signed',
      'mail-queued',
      'mail-queued',
      'viewed',
      'consented',
      'fields-filled',
      'signed',
      'mail-queued',
      'all-acted',
    ]);
    expect(await revokeDocument(t.deps, owner, document.id, '', meta)).toEqual({ refused: 'being-finalised' });
    expect(await trashDocument(t.deps, owner, document.id, meta)).toEqual({ refused: 'being-finalised' });
    expect(await decline(t.deps, kai, 'No', meta)).toEqual({ refused: 'being-finalised' });
  });

  it('of two people at the same moment both land, and the document is sealed once', async () => {
    for (let round = 0; round < 5; round++) {
      const { document, mia, kai, sign } = await twoInOrder({ settings: { sendInOrder: false } });
      await Promise.all([agree(mia), agree(kai)]);
      const outcomes = await Promise.all([sign('mia'), sign('kai'), sign('mia'), sign('kai')]);
      expect(outcomes.every((one) => 'status' in one)).toBe(true);
      const made = await view(document);
      expect(made?.status).toBe('sealing');
      expect(made?.recipients.every((one) => one.acted_at !== null && Object.keys(one.answers).length === 1)).toBe(
        true,
      );
      const events = (await chain(document)).map((event) => event.kind);
      expect(events.filter((kind) => kind === 'signed')).toHaveLength(2);
      expect(events.filter((kind) => kind === 'all-acted')).toHaveLength(1);
    }
  });

  it('the same submission twice counts once, another one is refused', async () => {
    const { document, mia, sign } = await twoInOrder();
    await agree(mia);
    expect(await sign('mia')).toEqual({ status: 'in-progress' });
    t.setClock(minutes(1));
    expect(await sign('mia')).toEqual({ status: 'in-progress' });
    const box = (await view(document))?.recipients[0]?.widgets[0]?.id ?? '';
    expect(await finish(t.deps, mia, { answers: { [box]: { image: '' } } }, meta)).toEqual({
      refused: 'already-acted',
    });
    expect((await chain(document)).filter((event) => event.kind === 'signed')).toHaveLength(1);
  });

  it('out of turn strict order lets read and not act; plain order lets act', async () => {
    const strict = await twoInOrder({ settings: { sendInOrderStrict: true } });
    expect(await markViewed(t.deps, strict.kai, meta)).toBeUndefined();
    expect(await signingView(t.deps, strict.kai)).toMatchObject({
      state: 'open',
      turn: 'waiting',
      waitingFor: ['mia'],
    });
    expect(await signingFile(t.deps, strict.kai)).toMatchObject({ title: 'Services agreement' });
    expect(await agree(strict.kai)).toEqual({ refused: 'not-your-turn' });
    expect(await strict.sign('kai')).toEqual({ refused: 'not-your-turn' });
    const plain = await twoInOrder();
    await agree(plain.kai);
    expect(await plain.sign('kai')).toEqual({ status: 'in-progress' });
  });

  it('the server enforces the end even before the job has run', async () => {
    const { mia, sign } = await twoInOrder({ settings: { timeToCompleteDays: 1 } });
    await agree(mia);
    t.setClock(minutes(24 * 60 - 1));
    expect(await saveAnswers(t.deps, mia, {})).toBeUndefined();
    t.setClock(minutes(24 * 60));
    expect(await sign('mia')).toEqual({ refused: 'expired' });
    expect(await signingView(t.deps, mia)).toMatchObject({ state: 'expired', title: 'Services agreement' });
    expect(await signingFile(t.deps, mia)).toEqual({ refused: 'expired' });
  });

  it('declining needs a reason and stops everyone', async () => {
    const { document, mia, kai } = await twoInOrder({ settings: { sendInOrder: false } });
    expect(await decline(t.deps, mia, '  ', meta)).toEqual({ refused: 'reason-missing' });
    expect(await decline(t.deps, mia, 'Wrong\u0000 sum', meta)).toBeUndefined();
    expect(await view(document)).toMatchObject({
      status: 'declined',
      declined_by: 'mia@example.com',
      decline_reason: 'Wrong sum',
    });
    expect(await agree(kai)).toEqual({ refused: 'declined' });
    expect(await signingView(t.deps, kai)).toMatchObject({ state: 'declined', byMe: false, declinedBy: 'mia' });
    const account = (await view(document))?.ownerEmail;
    expect((await mails(document)).slice(2)).toEqual([`declined ${account}`, 'declined kai@example.com']);
  });

  it('a revoked document says so, a deleted one says nothing', async () => {
    const { document, mia } = await twoInOrder();
    await revokeDocument(t.deps, owner, document.id, 'Mistake', meta);
    expect(await signingView(t.deps, mia)).toMatchObject({ state: 'revoked' });
    expect(await agree(mia)).toEqual({ refused: 'revoked' });
    await trashDocument(t.deps, owner, document.id, meta);
    expect(await signingView(t.deps, mia)).toEqual({ state: 'gone' });
    expect(await agree(mia)).toEqual({ refused: 'deleted' });
  });

  it('nothing can be signed while the owner is suspended', async () => {
    const { mia, sign } = await twoInOrder();
    await agree(mia);
    const suspend = (at: Date | null) =>
      t.deps.db.updateTable('account').set({ suspended_at: at }).where('id', '=', owner.accountId).execute();
    await suspend(start);
    const refused = await sign('mia');
    await suspend(null);
    expect(refused).toEqual({ refused: 'owner-suspended' });
  });
});
