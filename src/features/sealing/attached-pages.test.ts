import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import { shownPages } from '../documents/attached.ts';
import { findDocument } from '../documents/queries.ts';
import { consent } from '../signing/act.ts';
import { attachFile, detachFile } from '../signing/attach.ts';
import { finish } from '../signing/finish.ts';
import { signingView } from '../signing/view.ts';
import { buildRevision } from './build-revision.ts';
import { sealDocument } from './seal-document.ts';
import { sweepBlobs } from './sweep-blobs.ts';

const run = promisify(execFile);
let t: TestEnvironment;
let owner: Caller;
let directory: string;
beforeAll(async () => {
  t = await testEnvironment('sandbox');
  owner = await insertOwner(t.deps);
  directory = await mkdtemp(join(tmpdir(), 'signet-attached-'));
});
afterAll(async () => {
  await t.close();
  await rm(directory, { recursive: true, force: true });
});

async function file(blob: string | null | undefined): Promise<string> {
  const path = join(directory, 'file.pdf');
  await writeFile(path, await t.deps.blobs.get(blob ?? ''));
  return path;
}

/** Text of each page. */
async function pagesOf(path: string): Promise<string[]> {
  return (await run('pdftotext', ['-layout', path, '-'])).stdout.split('\f').slice(0, -1);
}

async function attachedByMia(settings = {}, what = 'Electricity bill') {
  const proof = widget('attachments', { name: 'Proof' });
  const boxes = [widget('signature'), proof];
  const document = await sentDocument(t.deps, owner, {
    settings,
    recipients: [
      recipient({ email: 'mia@example.com', name: 'Mia Torres', widgets: boxes }),
      recipient({ email: 'kai@example.com', name: 'Kai' }),
    ],
  });
  const mia = await openLink(t.deps, document, 1);
  await consent(t.deps, mia, 'Start', meta);
  const bill = plainPdf({ pages: 2, text: what });
  await attachFile(t.deps, mia, proof.id, { name: 'bill.pdf', bytes: bill });
  const photo = await createCanvas(400, 300 + what.length).encode('png');
  const all = await attachFile(t.deps, mia, proof.id, { name: 'card.png', bytes: photo });
  if (isRefusal(all)) throw new Error(all.refused);
  return { document, mia, proof, boxes, files: all.files };
}

async function sign(session: Awaited<ReturnType<typeof openLink>>, id: string): Promise<void> {
  await consent(t.deps, session, 'Start', meta);
  const done = await finish(t.deps, session, { answers: { [id]: picture } }, meta);
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
}

test('attached files become pages behind the document, with a caption, and the certificate lists them', async () => {
  const { document, mia, boxes, files } = await attachedByMia();
  await sign(mia, boxes[0]?.id ?? '');
  await buildRevision(t.deps, document.id);
  const between = await findDocument(t.deps.db, owner.accountId, document.id);
  expect(await pagesOf(await file(between?.current_blob))).toHaveLength(5);
  const kai = await openLink(t.deps, document, 2);
  const view = await signingView(t.deps, kai);
  expect(view.state === 'open' && view.others[0]?.attached).toEqual([
    { name: 'bill.pdf', pages: 2 },
    { name: 'card.png', pages: 1 },
  ]);
  await sign(kai, view.state === 'open' ? (view.me.widgets[0]?.id ?? '') : '');
  await sealDocument(t.deps, document.id);

  const done = await findDocument(t.deps.db, owner.accountId, document.id);
  const path = await file(done?.final_blob);
  await run('qpdf', ['--check', path]);
  expect((await run('pdfsig', [path])).stdout).toContain('- Signature Validation: Signature is Valid.');
  const pages = await pagesOf(path);
  expect(pages).toHaveLength(5);
  expect(pages[0]).toContain('Agreement, page 1');
  expect(pages[2]).toContain('Electricity bill, page 1');
  expect(pages[2]).toContain('Attached by Mia Torres in “Proof”: bill.pdf, page 1 of 2');
  expect(pages[4]).toContain('Attached by Mia Torres in “Proof”: card.png');
  for (const page of pages) expect(page).toMatch(/Document ID: .*[\s\S]*SANDBOX/);
  expect(done && shownPages(done, done.recipients).map(({ width }) => width)).toEqual([595, 595, 595, 595, 300]);

  const certificate = (await pagesOf(await file(done?.certificate_blob))).join('\n');
  expect(certificate).toMatch(/Attached files[\s\S]*bill\.pdf[\s\S]*Mia Torres, in “Proof”, 2 pages[\s\S]*card\.png/);
  expect(certificate).toContain(files[0]?.sha256.match(/.{4}/g)?.join(' '));
  expect(certificate).toMatch(/Pages\s+5/);
});

test('merged, the certificate stands behind the attached pages', async () => {
  const { document, mia, boxes } = await attachedByMia({ mergeCertificate: true });
  await sign(mia, boxes[0]?.id ?? '');
  const kai = await openLink(t.deps, document, 2);
  const view = await signingView(t.deps, kai);
  await sign(kai, view.state === 'open' ? (view.me.widgets[0]?.id ?? '') : '');
  await sealDocument(t.deps, document.id);
  const done = await findDocument(t.deps.db, owner.accountId, document.id);
  const pages = await pagesOf(await file(done?.final_blob));
  expect(pages[4]).toContain('card.png');
  expect(pages[5]).toContain('Completion certificate');
});

test('uploads outlive the sweeper while their document does, and go when they are taken out or it is erased', async () => {
  const { document, mia, proof, files } = await attachedByMia({}, 'Bytes of no other document');
  const [bill, card] = files;
  const later = { ...t.deps, clock: () => new Date(Date.now() + 10 * 24 * 3600 * 1000) };
  await sweepBlobs(later);
  for (const each of files) expect(await t.deps.blobs.size(each.pdf)).toBeGreaterThan(0);
  await detachFile(t.deps, mia, proof.id, card?.id ?? '');
  await sweepBlobs(later);
  await expect(t.deps.blobs.size(card?.sha256 ?? '')).rejects.toThrow();
  expect(await t.deps.blobs.size(bill?.sha256 ?? '')).toBeGreaterThan(0);
  await t.owner.deleteFrom('audit_event').where('document_id', '=', document.id).execute();
  await t.owner.deleteFrom('document').where('id', '=', document.id).execute();
  await sweepBlobs(later);
  for (const sha256 of [bill?.sha256, bill?.pdf]) await expect(t.deps.blobs.size(sha256 ?? '')).rejects.toThrow();
});
