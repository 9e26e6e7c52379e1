import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../../tests/support/documents.ts';
import { plainPdf } from '../../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../../tests/support/rows.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { verify } from '../../../pdf/index.ts';
import type { Caller } from '../../caller.ts';
import { rootCertificates } from '../../certificates/public.ts';
import { editDocument } from '../../documents/edit.ts';
import type { CreatedDocument, NewDocument } from '../../documents/new-document.ts';
import { consent, decline } from '../../signing/act.ts';
import { attachFile } from '../../signing/attach.ts';
import { finish } from '../../signing/finish.ts';
import { verifyFile } from '../../verification/verify-file.ts';
import { buildRevision } from '../build-revision.ts';
import { renewArchives } from '../renew-archive.ts';
import { sealDocument } from '../seal-document.ts';

const run = promisify(execFile);
let t: TestEnvironment;
let owner: Caller;
let directory: string;
/** How the installation signs. */
let seal: string;
beforeAll(async () => {
  t = await testEnvironment('sandbox');
  owner = await insertOwner(t.deps, { email: 'ana@larkfield.example' });
  seal = `${t.deps.environment.certificatePrefix}${t.deps.settings.productName}`;
  directory = await mkdtemp(join(tmpdir(), 'signet-per-signer-'));
});
afterAll(async () => {
  await t.close();
  await rm(directory, { recursive: true, force: true });
});

const choices = { values: ['Mail', 'Van'] };

function send(over: Partial<NewDocument> = {}, settings: Partial<NewDocument['settings']> = {}) {
  return sentDocument(t.deps, owner, {
    recipients: [
      recipient({
        email: 'mia@example.com',
        name: 'Mia Torres',
        widgets: [
          widget('textbox'),
          widget('signature', {}, { y: 120 }),
          widget('initials', {}, { y: 200 }),
          widget('dropdown', choices, { y: 260 }),
          widget('radio button', choices, { y: 300 }),
          widget('checkbox', choices, { y: 360 }),
          widget('attachments', { required: false }, { y: 420 }),
        ],
      }),
      recipient({
        email: 'lea@example.com',
        name: 'Lea',
        type: 'approver',
        widgets: [widget('textbox', {}, { y: 500 })],
      }),
      recipient({ email: 'kai@example.com', name: 'محمد الأمين', widgets: [widget('signature', {}, { y: 600 })] }),
    ],
    ...over,
    settings: { signatureMode: 'per_signer', sendInOrder: false, ...settings },
  });
}

async function act(document: CreatedDocument, position: number, attach = false): Promise<void> {
  const session = await openLink(t.deps, document, position);
  await consent(t.deps, session, 'EN-3', meta);
  const me = (await people(document.id)).find((one) => one.position === position);
  const answers = (me?.widgets ?? []).flatMap(({ id, type }): [string, string | string[] | { image: string }][] => {
    if (type === 'attachments') return [];
    if (type === 'signature' || type === 'initials') return [[id, { image: picture }]];
    if (type === 'checkbox') return [[id, ['Van']]];
    return [[id, type === 'textbox' ? `Text of ${me?.name}` : 'Van']];
  });
  const field = me?.widgets.find(({ type }) => type === 'attachments');
  if (attach && field) await attachFile(t.deps, session, field.id, { name: 'bill.pdf', bytes: plainPdf() });
  const done = await finish(t.deps, session, { answers: Object.fromEntries(answers) }, meta);
  if (isRefusal(done)) throw new Error(`${position} could not act: ${JSON.stringify(done)}`);
}

function row(id: string) {
  return t.deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

function people(id: string) {
  return t.deps.db.selectFrom('recipient').selectAll().where('document_id', '=', id).orderBy('position').execute();
}

async function judged(blob: string | null) {
  const bytes = await t.deps.blobs.get(blob ?? '');
  const anchors = (await rootCertificates(t.deps)).map((certificate) => ({ certificate, label: 'ours' }));
  const report = await verify(bytes, { time: t.deps.clock(), anchors });
  expect(report.reasons).toEqual([]);
  const path = join(directory, `${blob}.pdf`);
  await writeFile(path, bytes);
  const { stdout } = await run('pdfsig', ['-nocert', path]);
  expect(stdout).not.toContain('Digest Mismatch');
  expect(stdout.match(/Signature is Valid/g)).toHaveLength(
    report.signatures.filter(({ kind }) => kind === 'signature').length,
  );
  return { report, path, names: report.signatures.flatMap(({ kind, name }) => (kind === 'signature' ? [name] : [])) };
}

/** As a text of several lines stands in a file. */
function hexOf(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}

test('every act becomes a signed revision, the last one is closed, and the certificate lies beside it', async () => {
  const document = await send();
  await act(document, 3);
  await buildRevision(t.deps, document.id);
  const first = await row(document.id);
  expect((await judged(first.current_blob)).names).toEqual([seal, 'محمد الأمين']);
  await act(document, 2);
  await act(document, 1, true);
  await sealDocument(t.deps, document.id);

  const done = await row(document.id);
  expect(done).toMatchObject({ status: 'completed', signature_mode: 'per_signer', mode_fallback: null });
  const { report, path, names } = await judged(done.final_blob);
  // In the order of acts; whoever only approved has filled in and signed nothing.
  expect(names).toEqual([seal, 'محمد الأمين', 'Mia Torres', seal]);
  expect(report.signatures.map(({ kind, level }) => level ?? kind)).toEqual([
    'B-LTA',
    'B-LTA',
    'B-LTA',
    'B-LTA',
    'timestamp',
  ]);
  const text = (await run('pdftotext', ['-layout', path, '-'])).stdout;
  for (const words of ['Text of Mia Torres', 'Text of Lea', 'Van']) expect(text).toContain(words);
  // What lies beside it is named by its digest.
  const raw = (await t.deps.blobs.get(done.final_blob ?? '')).toString('latin1');
  expect(raw).toContain(hexOf(`${done.certificate_blob}  Completion certificate`));
  const [attached] = (await people(document.id)).flatMap(({ answers }) =>
    Object.values(answers).flatMap((answer) => (typeof answer === 'object' && 'files' in answer ? answer.files : [])),
  );
  // Once in the field of whoever attached it, once in the last signature's.
  expect(raw).toContain(`(${attached?.sha256}  bill.pdf)`);
  expect(raw).toContain(hexOf(`\n${attached?.sha256}  bill.pdf`));
  // The certificate can't name a file that names it: it names the file as the last signer left it.
  const known = await verifyFile(t.deps, await t.deps.blobs.get(done.final_blob ?? ''));
  expect(known.document).toMatchObject({ id: document.id, sealedSha256: done.current_blob });
  const beside = await judged(done.certificate_blob);
  expect(beside.report.pages).toBeGreaterThan(1);
  const paper = (await run('pdftotext', ['-layout', beside.path, '-'])).stdout;
  expect(paper).toContain('Signature per signer');
  expect(paper.replace(/\s/g, '')).toContain(done.current_blob);
  expect(paper).toContain('Attached by Mia Torres');
});

test('a renewed archive timestamp keeps every signature valid', async () => {
  const document = await send({ recipients: [recipient({ email: 'kai@example.com', name: 'Kai' })] });
  await act(document, 1);
  await sealDocument(t.deps, document.id);
  const before = await row(document.id);
  expect((await renewArchives(t.deps, 10_000)).failed).toEqual([]);
  const after = await row(document.id);
  expect(after.final_blob).not.toBe(before.final_blob);
  const { report, names } = await judged(after.final_blob);
  expect(names).toEqual([seal, 'Kai', seal]);
  expect(report.signatures.filter(({ kind }) => kind === 'timestamp')).toHaveLength(2);
  // The certificate still names the file as the last signer left it.
  const known = await verifyFile(t.deps, await t.deps.blobs.get(after.final_blob ?? ''));
  expect(known.document?.sealedSha256).toBe(before.current_blob);
});

test('a signer’s certificate says how the person was proved, answers for itself, and its key is gone', async () => {
  const document = await send({ recipients: [recipient({ email: 'kai@example.com', name: 'Kai' })] });
  await act(document, 1);
  await sealDocument(t.deps, document.id);
  const [kai] = await people(document.id);
  const stored = await t.deps.db
    .selectFrom('certificate')
    .selectAll()
    .where('serial', '=', kai?.signer_serial ?? '')
    .executeTakeFirstOrThrow();
  expect(stored).toMatchObject({ purpose: 'signer', key_wrapped: null, revoked_at: null });
  const path = join(directory, 'kai.pem');
  await writeFile(path, new X509Certificate(stored.der).toString());
  const { stdout } = await run('openssl', ['x509', '-in', path, '-noout', '-text']);
  expect(stdout).toContain('email:kai@example.com');
  expect(stdout).toContain('Proved by: a link mailed to the address.');
  expect(stdout).toContain('nobody verified the name');
  const year = 365 * 24 * 60 * 60 * 1000;
  expect(stored.not_after.getTime() - stored.not_before.getTime()).toBeGreaterThan(year);
});

test('killed between the acts and their job, or run twice at once, no act is missing and none is there twice', async () => {
  const document = await send();
  // No job ran after any of the acts.
  for (const position of [2, 3, 1]) await act(document, position);
  // Killed while a revision was written: the blob is there, the transaction is not.
  const broken = { ...t.deps, blobs: { ...t.deps.blobs, size: () => Promise.reject(new Error('killed')) } };
  await expect(sealDocument(broken, document.id)).rejects.toThrow('killed');
  expect((await people(document.id)).filter(({ revised_at }) => revised_at !== null)).toEqual([]);
  await Promise.all([sealDocument(t.deps, document.id), buildRevision(t.deps, document.id)]);
  await sealDocument(t.deps, document.id);
  const done = await row(document.id);
  expect(done.status).toBe('completed');
  const { names } = await judged(done.final_blob);
  expect(names.filter((name) => name === 'Mia Torres')).toHaveLength(1);
  expect(names.filter((name) => name === 'محمد الأمين')).toHaveLength(1);
  const serials = (await people(document.id)).flatMap(({ signer_serial }) => signer_serial ?? []);
  expect(new Set(serials).size).toBe(2);
});

test('what was signed before somebody declined stays valid, and is written even after that', async () => {
  const document = await send();
  await act(document, 1);
  const session = await openLink(t.deps, document, 3);
  await decline(t.deps, session, 'Wrong address', meta);
  await buildRevision(t.deps, document.id);
  const stopped = await row(document.id);
  expect(stopped.status).toBe('declined');
  expect((await judged(stopped.current_blob)).names).toEqual([seal, 'Mia Torres']);
});

test('the organisation’s default gives way to what rules it out, and the document says so', async () => {
  const tenant = { id: owner.tenantId };
  await t.deps.db.updateTable('tenant').set({ signature_mode: 'per_signer' }).where('id', '=', tenant.id).execute();
  const usual = { signatureMode: 'default' } as const;
  const plain = await send({}, usual);
  expect(await row(plain.id)).toMatchObject({ signature_mode: 'per_signer', mode_fallback: null });
  const open = await send({}, { ...usual, allowModifications: true });
  expect(await row(open.id)).toMatchObject({ signature_mode: 'seal', mode_fallback: 'allow-modifications' });
  await t.deps.db.updateTable('tenant').set({ signature_mode: 'seal' }).where('id', '=', tenant.id).execute();
  // Fields are certified: nobody is allowed own ones afterwards.
  const edited = await editDocument(t.deps, owner, plain.id, { allowModifications: true }, meta);
  expect(edited).toMatchObject({ refused: 'per-signer-forbids' });
});

test('texts hidden from recipients are hidden in the signed file; the owner has a sealed copy that shows them', async () => {
  const widgets = [widget('signature'), widget('textbox', { hideTextWithAsterisks: true }, { y: 200 })];
  const document = await send({ recipients: [recipient({ email: 'mia@example.com', name: 'Mia', widgets })] });
  await act(document, 1);
  await sealDocument(t.deps, document.id);
  const done = await row(document.id);
  const [final, owners] = [await judged(done.final_blob), await judged(done.owner_blob)];
  expect((await run('pdftotext', [final.path, '-'])).stdout).not.toContain('Text of Mia');
  expect((await run('pdftotext', [owners.path, '-'])).stdout).toContain('Text of Mia');
  expect(owners.report.signatures[0]?.certification).toBe(1);
  expect(
    createHash('sha256')
      .update(await t.deps.blobs.get(done.owner_blob ?? ''))
      .digest('hex'),
  ).toBe(done.owner_blob);
});
