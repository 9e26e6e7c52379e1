import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import {
  meta,
  newDocument,
  openLink,
  picture,
  recipient,
  sentDocument,
  widget,
} from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { Caller } from '../caller.ts';
import { createDocument } from '../documents/create.ts';
import { consent } from '../signing/act.ts';
import { downloadFile } from '../signing/files.ts';
import { finish } from '../signing/finish.ts';
import { sealDocument } from './seal-document.ts';
import { sweepBlobs } from './sweep-blobs.ts';

const run = promisify(execFile);
let t: TestEnvironment;
let owner: Caller;
let directory: string;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps, { email: 'ana@larkfield.example', plan: 'teams' });
  directory = await mkdtemp(join(tmpdir(), 'signet-owners-'));
});
afterAll(async () => {
  await t.close();
  await rm(directory, { recursive: true, force: true });
});

const salary = widget('textbox', { name: 'Salary', hideTextWithAsterisks: true }, { y: 300 });
const signature = widget('signature');

async function sealed(settings: { readonly mergeCertificate?: boolean } = {}) {
  const document = await sentDocument(t.deps, owner, {
    settings,
    recipients: [recipient({ email: 'mia@example.com', widgets: [signature, salary] })],
  });
  const mia = await openLink(t.deps, document, 1);
  await consent(t.deps, mia, 'Start', meta);
  await finish(t.deps, mia, { answers: { [signature.id]: picture, [salary.id]: '92 000' } }, meta);
  await sealDocument(t.deps, document.id);
  const row = await t.deps.db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', document.id)
    .executeTakeFirstOrThrow();
  return { document, mia, row };
}

async function read(blob: string | null): Promise<string> {
  const path = join(directory, 'file.pdf');
  await writeFile(path, await t.deps.blobs.get(blob ?? ''));
  const checked = await run('pdfsig', [path]);
  expect(checked.stdout).toContain('- Signature Validation: Signature is Valid.');
  return (await run('pdftotext', ['-layout', path, '-'])).stdout;
}

test('what is hidden from recipients stands in the owner’s copy alone, and the certificate names both', async () => {
  const { document, mia, row } = await sealed();
  const [theirs, owners] = [await read(row.final_blob), await read(row.owner_blob)];
  expect(theirs).toContain('** ***');
  expect(theirs).not.toContain('92 000');
  expect(owners).toContain('92 000');
  const certificate = await read(row.certificate_blob);
  for (const blob of [row.final_blob, row.owner_blob]) expect(certificate).toContain(blob?.match(/.{4}/g)?.join(' '));
  expect(await downloadFile(t.deps, mia, 'document', meta)).toMatchObject({ sha256: row.final_blob });
  const mails = await t.deps.db
    .selectFrom('mail')
    .select(['recipient_address', 'attachments'])
    .where('document_id', '=', document.id)
    .where('kind', '=', 'completed')
    .orderBy('recipient_address')
    .execute();
  expect(mails.map(({ recipient_address, attachments }) => [recipient_address, attachments[0]?.blob])).toEqual([
    ['ana@larkfield.example', row.owner_blob],
    ['mia@example.com', row.final_blob],
  ]);
  await sweepBlobs({ ...t.deps, clock: () => new Date(Date.now() + 10 * 24 * 3600 * 1000) });
  expect(await t.deps.blobs.size(row.owner_blob ?? '')).toBeGreaterThan(0);
});

test('merged, each copy ends in its own certificate', async () => {
  const { row } = await sealed({ mergeCertificate: true });
  expect(await read(row.owner_blob)).toMatch(/92 000[\s\S]*Completion certificate/);
  expect(await read(row.final_blob)).toMatch(/\*\* \*\*\*[\s\S]*Completion certificate/);
});

test('a plan that doesn’t hold it makes no such document', async () => {
  const professional = await insertOwner(t.deps);
  const wanted = newDocument({ recipients: [recipient({ email: 'mia@example.com', widgets: [signature, salary] })] });
  expect(await createDocument(t.deps, professional, wanted)).toEqual({ refused: 'plan-lacks-hide-text' });
});
