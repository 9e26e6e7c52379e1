import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, recipient, sentDocument } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { readAudit } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import type { CreatedDocument } from '../documents/new-document.ts';
import { revokeDocument } from '../documents/revoke.ts';
import { openBody } from '../mail/body.ts';
import { consent, markViewed } from './act.ts';
import { signingSession } from './exchange.ts';
import { downloadFile, signingFile } from './files.ts';
import { checkAccessCode, checkEmailCode, sendEmailCode } from './gates.ts';
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
const seconds = (count: number) => new Date(start.getTime() + count * 1000);

async function gated(given: { accessCode?: string; enableOtp?: boolean }) {
  t.setClock(start);
  const document = await sentDocument(t.deps, owner, {
    title: 'Secret merger',
    recipients: [recipient({ email: 'mia@example.com', accessCode: given.accessCode ?? null })],
    settings: { enableOtp: given.enableOtp ?? false },
  });
  return { document, session: await openLink(t.deps, document, 1) };
}

/** The session as the browser's next request sees it. */
async function again(session: SigningSession): Promise<SigningSession> {
  const row = await t.deps.db
    .selectFrom('recipient_session')
    .selectAll()
    .where('id_hash', '=', session.idHash)
    .executeTakeFirstOrThrow();
  return { ...session, accessCodeOkAt: row.access_code_ok_at, emailCodeOkAt: row.email_code_ok_at };
}

async function mailedCode(document: CreatedDocument): Promise<string> {
  const mail = await t.deps.db
    .selectFrom('mail')
    .selectAll()
    .where('document_id', '=', document.id)
    .where('kind', '=', 'code')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const { text } = openBody(t.deps.keys, mail.id, mail.body ?? Buffer.alloc(0));
  return /\b\d{6}\b/.exec(text)?.[0] ?? '';
}

const kinds = async (document: CreatedDocument) => (await readAudit(t.deps.db, document.id)).map((event) => event.kind);
const proofs = async (session: SigningSession) =>
  (
    await t.deps.db
      .selectFrom('recipient')
      .select('proofs')
      .where('id', '=', session.recipientId)
      .executeTakeFirstOrThrow()
  ).proofs;

describe('a closed gate', () => {
  it('reveals the name of the sender only, and lets nothing be done', async () => {
    const { session } = await gated({ accessCode: '482913', enableOtp: true });
    const page = await signingView(t.deps, session);
    expect(page).toEqual({
      state: 'gate',
      gate: 'access-code',
      senderName: 'Ana Brandt',
      maskedEmail: '',
      codeSent: false,
      resendAfterSeconds: 0,
    });
    expect(await markViewed(t.deps, session, meta)).toEqual({ refused: 'gate-closed' });
    expect(await consent(t.deps, session, 'x', meta)).toEqual({ refused: 'gate-closed' });
    expect(await signingFile(t.deps, session)).toEqual({ refused: 'gate-closed' });
    expect(await downloadFile(t.deps, session, 'document', meta)).toEqual({ refused: 'gate-closed' });
    expect(await sendEmailCode(t.deps, session, meta)).toEqual({ refused: 'no-gate' });
  });

  it('keeps the title of an ended document to itself, and mails no more codes', async () => {
    const { document, session } = await gated({ accessCode: '482913' });
    await revokeDocument(t.deps, owner, document.id, 'x', meta);
    expect(JSON.stringify(await signingView(t.deps, session))).not.toContain('Secret merger');
    expect(await checkAccessCode(t.deps, session, '482913', meta)).toEqual({ refused: 'gone' });
    const coded = await gated({ enableOtp: true });
    await revokeDocument(t.deps, owner, coded.document.id, 'x', meta);
    expect(await sendEmailCode(t.deps, coded.session, meta)).toEqual({ refused: 'gone' });
  });
});

describe('the access code', () => {
  it('opens this browser only, and is noted as a proof', async () => {
    const { document, session } = await gated({ accessCode: '482913' });
    const elsewhere = await openLink(t.deps, document, 1);
    expect(await checkAccessCode(t.deps, session, '000000', meta)).toEqual({
      refused: 'code-wrong',
      detail: { triesLeft: 4 },
    });
    expect(await checkAccessCode(t.deps, session, ' 482913 ', meta)).toBeUndefined();
    expect(await signingView(t.deps, await again(session))).toMatchObject({ state: 'open' });
    expect(await signingView(t.deps, elsewhere)).toMatchObject({ state: 'gate' });
    expect(await proofs(session)).toEqual(['access-code']);
    expect((await kinds(document)).slice(-2)).toEqual(['access-code-failed', 'access-code-ok']);
  });

  it('locks after five wrong ones, also for the right one and for another browser', async () => {
    const { document, session } = await gated({ accessCode: '482913' });
    for (let tries = 0; tries < 5; tries++) await checkAccessCode(t.deps, session, '111111', meta);
    expect(await checkAccessCode(t.deps, session, '482913', meta)).toMatchObject({ refused: 'locked' });
    expect(await checkAccessCode(t.deps, await openLink(t.deps, document, 1), '482913', meta)).toMatchObject({
      refused: 'locked',
    });
  });

  it('lies in the database as a slow hash', async () => {
    const { session } = await gated({ accessCode: '482913' });
    const row = await t.deps.db
      .selectFrom('recipient')
      .selectAll()
      .where('id', '=', session.recipientId)
      .executeTakeFirstOrThrow();
    expect(row.access_code_hash).toMatch(/^\$argon2id\$/);
    expect(await signingSession(t.deps, session.recipientId, '')).toBeNull();
  });
});

describe('the e-mail code', () => {
  it('is mailed once in 30 seconds, opens the document and is gone then', async () => {
    const { document, session } = await gated({ enableOtp: true });
    expect(await signingView(t.deps, session)).toMatchObject({
      gate: 'email-code',
      maskedEmail: 'm••@example.com',
      codeSent: false,
    });
    expect(await sendEmailCode(t.deps, session, meta)).toEqual({ resendAfterSeconds: 30 });
    t.setClock(seconds(10));
    expect(await sendEmailCode(t.deps, session, meta)).toEqual({ resendAfterSeconds: 20 });
    const code = await mailedCode(document);
    expect(await checkEmailCode(t.deps, session, code, meta)).toBeUndefined();
    expect(await checkEmailCode(t.deps, session, code, meta)).toEqual({ refused: 'code-expired' });
    expect(await signingView(t.deps, await again(session))).toMatchObject({ state: 'open' });
    expect(await proofs(session)).toEqual(['email-code']);
    expect((await kinds(document)).slice(-2)).toEqual(['email-code-sent', 'email-code-ok']);
  });

  it('dies after five wrong ones and after ten minutes; a new one works', async () => {
    const { document, session } = await gated({ enableOtp: true });
    await sendEmailCode(t.deps, session, meta);
    const first = await mailedCode(document);
    const wrong = first === '123456' ? '654321' : '123456';
    for (let left = 4; left >= 0; left--) {
      expect(await checkEmailCode(t.deps, session, wrong, meta)).toEqual({
        refused: 'code-wrong',
        detail: { triesLeft: left },
      });
    }
    expect(await checkEmailCode(t.deps, session, first, meta)).toEqual({ refused: 'code-expired' });
    t.setClock(seconds(31));
    await sendEmailCode(t.deps, session, meta);
    const second = await mailedCode(document);
    t.setClock(seconds(31 + 600));
    expect(await checkEmailCode(t.deps, session, second, meta)).toEqual({ refused: 'code-expired' });
    await sendEmailCode(t.deps, session, meta);
    expect(await checkEmailCode(t.deps, session, await mailedCode(document), meta)).toBeUndefined();
  });
});
