import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { openSoffice } from '../../platform/convert/soffice.ts';
import type { Caller } from '../caller.ts';
import { consent } from './act.ts';
import { saveAnswers } from './answers.ts';
import { attachFile, detachFile } from './attach.ts';
import { finish } from './finish.ts';
import type { SigningSession } from './session.ts';
import { signingView } from './view.ts';

let t: TestEnvironment;
let owner: Caller;
let folder: string;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps);
  folder = await mkdtemp(join(tmpdir(), 'signet-attach-'));
});
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

/** A program in LibreOffice's place, run as that is. */
async function converter(script: string) {
  const path = join(folder, `soffice-${t.deps.newId()}`);
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return openSoffice({ path, timeoutMs: 10_000 });
}

const signature = widget('signature');
const proof = widget('attachments', { name: 'Proof of address' });
const mias = [signature, proof];
const docx = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from('[Content_Types].xml word/document.xml')]);

async function opened(): Promise<SigningSession> {
  const document = await sentDocument(t.deps, owner, {
    recipients: [
      recipient({ email: 'mia@example.com', name: 'Mia', widgets: mias }),
      recipient({ email: 'kai@a.example' }),
    ],
  });
  return openLink(t.deps, document, 1);
}

function put(session: SigningSession, name: string, bytes: Uint8Array, deps = t.deps) {
  return attachFile(deps, session, proof.id, { name, bytes });
}

async function stored(session: SigningSession): Promise<string[]> {
  const view = await signingView(t.deps, session);
  const answer = view.state === 'open' ? view.me.answers[proof.id] : undefined;
  return typeof answer === 'object' && 'files' in answer ? answer.files.map(({ name }) => name) : [];
}

async function photo(): Promise<Buffer> {
  return createCanvas(400, 300).encode('jpeg');
}

test('a PDF and a picture are kept as they come, are there after a closed tab, and can be taken out', async () => {
  const mia = await opened();
  expect(await put(mia, 'C:\\fake\\bill.pdf', plainPdf({ pages: 3 }))).toMatchObject({
    files: [{ name: 'bill.pdf', pages: [{ width: 595, height: 842 }, {}, {}] }],
  });
  const both = await put(mia, 'card.jpg', await photo());
  expect(both).toMatchObject({ files: [{ name: 'bill.pdf' }, { name: 'card.jpg', pages: [{ width: 300 }] }] });
  expect(await stored(mia)).toEqual(['bill.pdf', 'card.jpg']);
  const first = isRefusal(both) ? '' : (both.files[0]?.id ?? '');
  expect(await detachFile(t.deps, mia, proof.id, first)).toMatchObject({ files: [{ name: 'card.jpg' }] });
  expect(await detachFile(t.deps, mia, proof.id, first)).toMatchObject({ files: [{ name: 'card.jpg' }] });
});

test('what is no such file, damaged, locked, too big or needs a converter is refused by name', async () => {
  const mia = await opened();
  expect(await put(mia, 'a.pdf', Buffer.from('MZ program'))).toEqual({ refused: 'file-type' });
  expect(await put(mia, 'a.pdf', Buffer.from('%PDF-1.7 and nothing'))).toEqual({ refused: 'file-damaged' });
  const broken = Buffer.concat([(await photo()).subarray(0, 200), Buffer.alloc(100)]);
  expect(await put(mia, 'a.jpg', broken)).toEqual({ refused: 'file-damaged' });
  expect(await put(mia, 'a.docx', docx)).toEqual({ refused: 'file-docx' });
  const limit = { limitMb: 10 };
  expect(await put(mia, 'a.pdf', Buffer.alloc(10 * 1024 * 1024 + 1))).toEqual({
    refused: 'file-too-big',
    detail: limit,
  });
  const many = plainPdf({ pages: 201 });
  expect(await put(mia, 'a.pdf', many)).toEqual({ refused: 'file-pages', detail: { limit: 200 } });
  expect(await stored(mia)).toEqual([]);
});

test('with a converter a DOCX becomes pages; one that it can’t read is damaged', async () => {
  const mia = await opened();
  const made = join(folder, 'made.pdf');
  await writeFile(made, plainPdf({ pages: 2 }));
  const find = 'while [ "$1" != "--outdir" ]; do shift; done';
  const good = { ...t.deps, docx: await converter(`${find}\ncp "${made}" "$2/file.pdf"`) };
  expect(await put(mia, 'letter.docx', docx, good)).toMatchObject({
    files: [{ name: 'letter.docx', pages: [{}, {}] }],
  });
  const bad = { ...t.deps, docx: await converter('exit 1') };
  expect(await put(mia, 'letter.docx', docx, bad)).toEqual({ refused: 'file-damaged' });
});

test('many at once never exceed the number of files, nor one document its megabytes', async () => {
  const mia = await opened();
  const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => put(mia, `${at}.pdf`, plainPdf())));
  const refused = answers.filter(isRefusal);
  expect(refused).toEqual(Array(3).fill({ refused: 'too-many-files', detail: { limit: 5 } }));
  expect(await stored(mia)).toHaveLength(5);

  const limits = { ...t.deps.settings.limits, attachedBytes: 1024 * 1024 };
  const tight = { ...t.deps, settings: { ...t.deps.settings, limits } };
  const other = await opened();
  expect(await put(other, 'big.pdf', plainPdf({ bytes: 900_000 }), tight)).toMatchObject({ files: [{}] });
  expect(await put(other, 'next.pdf', plainPdf({ bytes: 900_001 }), tight)).toEqual({
    refused: 'document-full',
    detail: { limitMb: 1 },
  });
});

test('in the sandbox uploads take room of the sender as the documents do', async () => {
  const sandbox = await testEnvironment('sandbox');
  try {
    const sender = await insertOwner(sandbox.deps);
    const recipients = [recipient({ email: 'mia@example.com', name: 'Mia', widgets: mias })];
    const file = plainPdf({ bytes: 100_000 });
    const document = await sentDocument(sandbox.deps, sender, { file, recipients });
    const mia = await openLink(sandbox.deps, document, 1);
    const { quotas } = sandbox.deps.environment;
    if (quotas === null) throw new Error('the sandbox has quotas');
    const first = plainPdf({ bytes: 300_000 });
    const room = file.byteLength + 1024 * 1024;
    const deps = {
      ...sandbox.deps,
      environment: { ...sandbox.deps.environment, quotas: { ...quotas, storageBytes: room } },
    };
    expect(await put(mia, 'first.pdf', first, deps)).toMatchObject({ files: [{ size: first.byteLength }] });
    expect(await put(mia, 'next.pdf', plainPdf({ bytes: 300_000 }), deps)).toMatchObject({ refused: 'quota-storage' });
    await expect(sentDocument(deps, sender, { file: plainPdf({ bytes: 500_000 }), recipients })).rejects.toThrow(
      'quota-storage',
    );
  } finally {
    await sandbox.close();
  }
});

test('only one’s own field takes files, a page can’t invent any, and after the act nothing changes', async () => {
  const mia = await opened();
  expect(await attachFile(t.deps, mia, signature.id, { name: 'a.pdf', bytes: plainPdf() })).toMatchObject({
    refused: 'foreign-widget',
  });
  const view = await signingView(t.deps, mia);
  if (view.state !== 'open') throw new Error(view.state);
  expect(await saveAnswers(t.deps, mia, { [proof.id]: '' })).toMatchObject({ refused: 'read-only' });
  await consent(t.deps, mia, 'Start', meta);
  const sign = () => finish(t.deps, mia, { answers: { [signature.id]: picture } }, meta);
  expect(await sign()).toEqual({ refused: 'invalid-answers', detail: { [proof.id]: 'required' } });
  await put(mia, 'bill.pdf', plainPdf());
  expect(await sign()).toEqual({ status: 'in-progress' });
  expect(await put(mia, 'late.pdf', plainPdf())).toEqual({ refused: 'already-acted' });
});

test('uploads of one person are counted by the hour', async () => {
  const mia = await opened();
  const limits = { ...t.deps.settings.limits, uploadsPerHour: 1 };
  const tight = { ...t.deps, settings: { ...t.deps.settings, limits } };
  await put(mia, 'a.pdf', plainPdf(), tight);
  expect(await put(mia, 'b.pdf', plainPdf(), tight)).toMatchObject({ refused: 'locked' });
});
