import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import { auditChain } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import { lockDocument } from '../documents/locked-document.ts';
import type { CreatedDocument, NewDocument } from '../documents/new-document.ts';
import { openBody } from '../mail/body.ts';
import { consent, markViewed } from '../signing/act.ts';
import { finish } from '../signing/finish.ts';
import { saveWebhook } from '../webhooks/settings.ts';
import { buildRevision } from './build-revision.ts';
import { queueCompletedMails } from './completed-mails.ts';
import { resumeSeals } from './resume.ts';
import { sealDocument } from './seal-document.ts';

const run = promisify(execFile);
let t: TestEnvironment;
let owner: Caller;
let directory: string;

beforeAll(async () => {
  t = await testEnvironment('sandbox');
  owner = await insertOwner(t.deps, { email: 'ana@larkfield.example' });
  await saveWebhook(t.deps, owner.accountId, 'https://example.com/hook');
  directory = await mkdtemp(join(tmpdir(), 'signet-seal-'));
});
afterAll(async () => {
  await t.close();
  await rm(directory, { recursive: true, force: true });
});

async function send(settings: Partial<NewDocument['settings']> = {}): Promise<CreatedDocument> {
  return sentDocument(t.deps, owner, {
    title: 'Services agreement',
    settings: { cc: ['cc@example.com'], bcc: ['bcc@example.com', 'MIA@example.com'], ...settings },
    recipients: [
      recipient({ email: 'mia@example.com', name: 'Mia Torres', widgets: [widget('signature'), widget('textbox')] }),
      recipient({ email: 'kai@example.com', name: '山田太郎' }),
    ],
  });
}

async function sign(document: CreatedDocument, position: number): Promise<void> {
  const session = await openLink(t.deps, document, position);
  await markViewed(t.deps, session, meta);
  await consent(t.deps, session, 'EN-3', meta);
  const rows = await t.deps.db.selectFrom('recipient').selectAll().where('document_id', '=', document.id).execute();
  const me = rows.find((row) => row.position === position);
  const answers = (me?.widgets ?? []).map((one) => [
    one.id,
    one.type === 'signature' ? { image: picture } : '12 Canal Row, Bristol',
  ]);
  const done = await finish(t.deps, session, { answers: Object.fromEntries(answers) }, meta);
  if (isRefusal(done)) throw new Error(`${position} could not sign: ${JSON.stringify(done)}`);
}

async function signedByAll(settings: Partial<NewDocument['settings']> = {}): Promise<CreatedDocument> {
  const document = await send(settings);
  await sign(document, 1);
  await sign(document, 2);
  return document;
}

function row(id: string) {
  return t.deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function file(blob: string | null): Promise<string> {
  if (blob === null) throw new Error('No file.');
  const path = join(directory, `${blob.slice(0, 16)}.pdf`);
  await writeFile(path, await t.deps.blobs.get(blob));
  return path;
}

/** pdfsig before poppler 23.05 can't judge document timestamps; it still says what they cover. */
async function checkSeal(path: string): Promise<void> {
  const { stdout } = await run('pdfsig', [path]);
  const [seal, timestamp, ...more] = stdout.split('Signature #').slice(1);
  expect(seal).toContain('- Signature Validation: Signature is Valid.');
  expect(seal).toContain('Type: ETSI.CAdES.detached');
  expect(timestamp).toContain('Total document signed');
  expect(timestamp).not.toContain('Invalid');
  expect(more).toEqual([]);
  await run('qpdf', ['--check', path]);
}

async function textOf(path: string): Promise<string> {
  return (await run('pdftotext', ['-layout', path, '-'])).stdout;
}

test('the last act leads to a sealed file, a sealed certificate, one mail each and the completed webhook', async () => {
  const document = await signedByAll();
  await sealDocument(t.deps, document.id);
  const done = await row(document.id);
  expect(done.status).toBe('completed');
  const [final, certificate] = [await file(done.final_blob), await file(done.certificate_blob)];
  await checkSeal(final);
  await checkSeal(certificate);
  expect(await textOf(final)).toContain('12 Canal Row, Bristol');

  const said = await textOf(certificate);
  const hash = done.final_blob?.match(/.{4}/g)?.join(' ') ?? '';
  for (const words of ['Completion certificate', document.id, hash, 'Mia Torres', '山田太郎', 'Link mailed to the']) {
    expect(said).toContain(words);
  }
  expect(said).toContain('SANDBOX - NO LEGAL EFFECT');
  expect(said).toContain('Everybody has acted');
  expect(sha256Hex(await t.deps.blobs.get(done.final_blob ?? ''))).toBe(done.final_blob);

  const mails = await t.deps.db
    .selectFrom('mail')
    .selectAll()
    .where('document_id', '=', document.id)
    .where('kind', '=', 'completed')
    .orderBy('recipient_address')
    .execute();
  expect(mails.map((mail) => mail.recipient_address)).toEqual([
    'ana@larkfield.example',
    'bcc@example.com',
    'cc@example.com',
    'kai@example.com',
    'mia@example.com',
  ]);
  for (const mail of mails) {
    expect(mail.subject).toBe('[TEST] Completed: Services agreement');
    expect(mail.attachments.map((one) => one.blob)).toEqual([done.final_blob, done.certificate_blob]);
  }
  const events = await t.deps.db
    .selectFrom('webhook_delivery')
    .select(['event', 'body'])
    .where('document_id', '=', document.id)
    .orderBy('sequence')
    .execute();
  expect(events.map((one) => one.event)).toEqual(['created', 'viewed', 'signed', 'viewed', 'signed', 'completed']);
  const body = JSON.parse(events.at(-1)?.body.toString('utf8') ?? '{}');
  expect(body.certificate).toMatch(/^http.*\/files\//);
  expect(body.completedAt).toBe(done.completed_at?.toUTCString());
  expect((await auditChain(t.deps.db, document.id)).brokenAt).toBeNull();
});

test('run by two workers at once and once more, it completes once', async () => {
  const document = await signedByAll();
  await Promise.all([sealDocument(t.deps, document.id), sealDocument(t.deps, document.id)]);
  const first = await row(document.id);
  await sealDocument(t.deps, document.id);
  expect((await row(document.id)).final_blob).toBe(first.final_blob);
  const counts = async (table: 'mail' | 'webhook_delivery', column: 'kind' | 'event') =>
    (
      await t.deps.db
        .selectFrom(table)
        .select('id')
        .where('document_id', '=', document.id)
        .where(column as never, '=', 'completed' as never)
        .execute()
    ).length;
  expect(await counts('mail', 'kind')).toBe(5);
  expect(await counts('webhook_delivery', 'event')).toBe(1);
});

test('stopped before its transaction ends, nothing of it shows, and the next run completes', async () => {
  const document = await signedByAll();
  const dying = {
    ...t.deps,
    newId: () => {
      throw new Error('power cut');
    },
  };
  await expect(sealDocument(dying, document.id)).rejects.toThrow('power cut');
  expect(await row(document.id)).toMatchObject({ status: 'sealing', final_blob: null, completed_at: null });
  await sealDocument(t.deps, document.id);
  expect((await row(document.id)).status).toBe('completed');
});

test('merged, the certificate is the end of the one sealed file, and who is mailed gets that', async () => {
  const document = await signedByAll({ mergeCertificate: true });
  await sealDocument(t.deps, document.id);
  const done = await row(document.id);
  expect(done.certificate_blob).toBeNull();
  const path = await file(done.final_blob);
  await checkSeal(path);
  const said = await textOf(path);
  expect(said).toContain('12 Canal Row, Bristol');
  expect(said.indexOf('Completion certificate')).toBeGreaterThan(said.indexOf('12 Canal Row'));
  const mail = await t.deps.db
    .selectFrom('mail')
    .select('attachments')
    .where('document_id', '=', document.id)
    .where('kind', '=', 'completed')
    .executeTakeFirst();
  expect(mail?.attachments.length).toBe(1);
});

test('a document that mails nobody completes without a mail', async () => {
  const document = await signedByAll({ sendEmail: false });
  await sealDocument(t.deps, document.id);
  expect((await row(document.id)).status).toBe('completed');
  expect(await t.deps.db.selectFrom('mail').select('id').where('document_id', '=', document.id).execute()).toEqual([]);
});

test('after the first of two has signed, the file shows that signature and text', async () => {
  const document = await send();
  await sign(document, 1);
  await buildRevision(t.deps, document.id);
  const between = await row(document.id);
  expect(await textOf(await file(between.current_blob))).toContain('12 Canal Row, Bristol');
});

test('a document that waits for its seal for ten minutes gets a job again, and only one', async () => {
  const document = await signedByAll();
  const sealJobs = async () =>
    (await t.jobs()).filter((job) => job.task === 'seal-document' && JSON.stringify(job.payload).includes(document.id))
      .length;
  await resumeSeals(t.deps);
  expect(await sealJobs()).toBe(1);
  const later = { ...t.deps, clock: () => new Date(t.deps.clock().getTime() + 11 * 60_000) };
  expect(await resumeSeals(later)).toBeGreaterThan(0);
  expect(await sealJobs()).toBe(1);
});

test('a file too large for a mail is linked, also for copies', async () => {
  const document = await signedByAll();
  await sealDocument(t.deps, document.id);
  await t.deps.db.transaction().execute(async (tx) => {
    const locked = await lockDocument(tx, document.id);
    if (locked === undefined) throw new Error('not found');
    await tx.deleteFrom('mail').where('document_id', '=', document.id).execute();
    await queueCompletedMails(tx, t.deps, locked, 30 * 1024 * 1024);
  });
  const mails = await t.deps.db.selectFrom('mail').selectAll().where('document_id', '=', document.id).execute();
  expect(mails.length).toBe(5);
  for (const mail of mails) {
    expect(mail.attachments.length).toBe(1);
    const text = openBody(t.deps.keys, mail.id, mail.body ?? Buffer.alloc(0)).text;
    expect(text).toContain('Too large to attach');
    if (/^b?cc@/.test(mail.recipient_address)) expect(text).toMatch(/Open the document:\nhttp.*\/files\//);
  }
});
