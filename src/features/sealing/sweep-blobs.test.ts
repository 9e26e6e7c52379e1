import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { insertDocument, insertOwner } from '../../../tests/support/rows.ts';
import { requestMail } from '../mail/mails/request.ts';
import { queueMail } from '../mail/queue.ts';
import { sweepBlobs } from './sweep-blobs.ts';

const DAY = 24 * 3600 * 1000;
let t: TestEnvironment;

beforeEach(async () => {
  t = await testEnvironment('live');
});
afterEach(() => t.close());

function put(text: string): Promise<string> {
  return t.deps.blobs.put(Buffer.from(text));
}

async function stored(): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const key of t.deps.blobs.keysOlderThan(new Date(Date.now() + DAY))) keys.add(key);
  return keys;
}

test('only old files that nothing refers to are deleted: columns, answers, attachments and invoices all count', async () => {
  const owner = await insertOwner(t.deps);
  const columns = {
    source_blob: await put('source'),
    shown_blob: await put('shown'),
    current_blob: await put('current'),
    final_blob: await put('final'),
    certificate_blob: await put('certificate'),
  };
  const documentId = await insertDocument(t.deps, owner, columns);
  const signature = await put('signature');
  await t.deps.db
    .insertInto('recipient')
    .values({
      id: t.deps.newId(),
      document_id: documentId,
      position: 1,
      turn: 1,
      role: '',
      type: 'signer',
      name: 'Mia',
      email: 'mia@example.com',
      widgets: '[]',
      answers: JSON.stringify({ w1: { image: signature } }),
      access_code_hash: null,
      mailed_at: null,
      next_reminder_at: null,
      viewed_at: null,
      consented_at: null,
      consent_wording: null,
      acted_at: null,
      declined_at: null,
      viewed_ip: null,
      acted_ip: null,
      acted_user_agent: null,
    })
    .execute();
  const attached = await put('attached');
  const message = await requestMail(t.deps, {
    documentTitle: 'x',
    pages: 1,
    note: '',
    expiresAt: null,
    timeZone: 'UTC',
    sender: { name: 'Ana', email: 'ana@example.com', company: '', phone: '' },
    recipient: { name: 'Mia', email: 'mia@example.com', phone: '', type: 'signer', fields: 1 },
    link: 'https://example.com/sign/x',
    signsAfter: [],
  });
  await t.deps.db.transaction().execute((tx) =>
    queueMail(tx, t.deps, {
      accountId: owner.accountId,
      kind: 'test',
      to: 'mia@example.com',
      message,
      attachments: [{ filename: 'a', contentType: 'application/pdf', blob: attached }],
    }),
  );
  const orphan = await put('orphan');
  const kept = [...Object.values(columns), signature, attached];

  expect(await sweepBlobs(t.deps)).toBe(0);
  expect(await stored()).toEqual(new Set([...kept, orphan]));
  t.setClock(new Date(Date.now() + 5 * DAY));
  expect(await sweepBlobs(t.deps)).toBe(1);
  expect(await stored()).toEqual(new Set(kept));
});
