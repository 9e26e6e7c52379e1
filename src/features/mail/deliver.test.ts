import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { OutgoingMail } from '../../platform/mail/mailer.ts';
import { deliverMail } from './deliver.ts';
import { findMailboxMessage, listMailboxEntries } from './mailbox.ts';
import { codeMail } from './mails/code.ts';
import { queueMail } from './queue.ts';

let t: TestEnvironment;

beforeEach(async () => {
  t = await testEnvironment('sandbox');
});
afterEach(() => t.close());

async function queuedCode(accountId: string): Promise<string> {
  const attachment = await t.deps.blobs.put(Buffer.from('%PDF-1.7 attached'));
  const message = await codeMail(t.deps, { code: '381047', purpose: 'sign-up', minutes: 10 });
  return t.deps.db.transaction().execute((tx) =>
    queueMail(tx, t.deps, {
      accountId,
      kind: 'code',
      to: 'mia@example.com',
      message,
      attachments: [{ filename: 'a.pdf', contentType: 'application/pdf', blob: attachment }],
    }),
  );
}

function mailRow(id: string) {
  return t.deps.db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

test('a code is stored encrypted, sent, and erased once it is delivered', async () => {
  const { accountId } = await insertOwner(t.deps);
  const id = await queuedCode(accountId);
  const waiting = await mailRow(id);
  expect(waiting.body?.toString('latin1')).not.toContain('381047');
  const outcomes: string[] = [];
  await deliverMail(t.deps, id, async (_tx, _mail, outcome) => void outcomes.push(outcome));
  await deliverMail(t.deps, id, async (_tx, _mail, outcome) => void outcomes.push(outcome));
  const sent = await mailRow(id);
  expect(sent.body).toBeNull();
  expect(sent.sent_at).not.toBeNull();
  expect(outcomes).toEqual(['mail-accepted']);
  const [entry] = await listMailboxEntries(t.deps.db, accountId, { limit: 10 });
  expect(entry?.subject).toBe('[TEST] 381047 is your Signet code');
  const message = await findMailboxMessage(t.deps.db, accountId, entry?.id ?? '');
  expect(message?.mail.text.startsWith('SANDBOX - NO LEGAL EFFECT')).toBe(true);
  expect(message?.mail.html).toContain('src="data:image/png;base64,');
  expect(message?.mail.html).not.toContain('cid:');
  expect(message?.mail.attachments.map((file) => file.filename)).toEqual(['a.pdf']);
  expect(await listMailboxEntries(t.deps.db, (await insertOwner(t.deps)).accountId, { limit: 10 })).toEqual([]);
});

test('a mail whose delivery was not noted is sent again as the same bytes', async () => {
  const { accountId } = await insertOwner(t.deps);
  const id = await queuedCode(accountId);
  const seen: string[] = [];
  // A crash after the server took the mail and before the row said so.
  const crash = async () => {
    throw new Error('power cut');
  };
  await expect(deliverMail(t.deps, id, crash)).rejects.toThrow('power cut');
  seen.push(await mimeOf(id));
  await t.deps.db.deleteFrom('mailbox_message').execute();
  await deliverMail(t.deps, id, async () => {});
  seen.push(await mimeOf(id));
  expect(seen[0]).toBe(seen[1]);
  expect(seen[0]).toMatch(new RegExp(`^Message-ID: <${id}@signet.test>\r$`, 'im'));
});

async function mimeOf(id: string): Promise<string> {
  const row = await t.deps.db.selectFrom('mailbox_message').select('mime').where('id', '=', id).executeTakeFirst();
  return row?.mime.toString('latin1') ?? '';
}

test('a refused mail keeps its body for the next try; one refused for good is marked failed and erased', async () => {
  const { accountId } = await insertOwner(t.deps);
  const id = await queuedCode(accountId);
  const outcomes: string[] = [];
  const note = async (_tx: unknown, _mail: unknown, outcome: string) => void outcomes.push(outcome);
  const refusing = (fault: Error) => ({
    ...t.deps,
    mailer: {
      send: async (_mail: OutgoingMail) => {
        throw fault;
      },
    },
  });
  await expect(deliverMail(refusing(new Error('connection lost')), id, note)).rejects.toThrow('connection lost');
  expect((await mailRow(id)).body).not.toBeNull();
  expect((await mailRow(id)).attempts).toBe(1);
  await deliverMail(refusing(Object.assign(new Error('no such user'), { responseCode: 550 })), id, note);
  expect(await mailRow(id)).toMatchObject({ body: null, last_error: 'no such user', attempts: 2 });
  expect(outcomes).toEqual(['mail-failed']);
});
