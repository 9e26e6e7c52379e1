import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../../tests/support/deps.ts';
import {
  meta,
  newDocument,
  openLink,
  picture,
  recipient,
  sentDocument,
  widget,
} from '../../../../tests/support/documents.ts';
import { insertOwner } from '../../../../tests/support/rows.ts';
import { type SignedForm, signedForm } from '../../../../tests/support/signed-form.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { verify } from '../../../pdf/index.ts';
import { readAudit } from '../../audit/read.ts';
import type { Caller } from '../../caller.ts';
import { rootCertificates } from '../../certificates/public.ts';
import { createDocument } from '../../documents/create.ts';
import { editDocument } from '../../documents/edit.ts';
import type { CreatedDocument, NewDocument } from '../../documents/new-document.ts';
import { copyAsDraft, templateFromDocument } from '../../drafts/copy-document.ts';
import { consent } from '../../signing/act.ts';
import { finish } from '../../signing/finish.ts';
import { buildRevision } from '../build-revision.ts';
import { renewArchives } from '../renew-archive.ts';
import { sealDocument } from '../seal-document.ts';

const run = promisify(execFile);
let t: TestEnvironment;
let owner: Caller;
let form: SignedForm;
let directory: string;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps, { email: 'ana@larkfield.example' });
  await t.deps.db.updateTable('tenant').set({ plan: 'teams' }).where('id', '=', owner.tenantId).execute();
  form = signedForm();
  directory = await mkdtemp(join(tmpdir(), 'signet-kept-'));
});
afterAll(async () => {
  await t.close();
  await rm(directory, { recursive: true, force: true });
});

const tenant = () => [
  widget('textbox', { name: 'tenant.name', hideTextWithAsterisks: true }),
  widget('checkbox', { name: 'pets', values: ['Ja'] }),
  widget('radio button', { name: 'floor', values: ['Ground', 'First'] }),
  widget('dropdown', { name: 'term', values: ['One year', 'Two years'] }),
  widget('signature', { name: 'tenant.signature' }),
];

function wanted(over: Partial<NewDocument> = {}): Partial<NewDocument> {
  return {
    file: form.bytes,
    signed: 'keep',
    recipients: [
      recipient({ email: 'mia@example.com', name: 'Mia Torres', widgets: tenant() }),
      recipient({ email: 'kai@example.com', name: 'Kai Lund', widgets: [] }),
    ],
    ...over,
  };
}

function row(id: string) {
  return t.deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function act(document: CreatedDocument, position: number): Promise<void> {
  const session = await openLink(t.deps, document, position);
  await consent(t.deps, session, 'EN-3', meta);
  const people = await t.deps.db.selectFrom('recipient').selectAll().where('document_id', '=', document.id).execute();
  const me = people.find((one) => one.position === position);
  const given: Record<string, string | string[] | { image: string }> = {
    textbox: 'Mia Torres',
    checkbox: ['Ja'],
    'radio button': 'First',
    dropdown: 'Two years',
    signature: { image: picture },
  };
  const answers = Object.fromEntries((me?.widgets ?? []).map(({ id, type }) => [id, given[type] ?? '']));
  const done = await finish(t.deps, session, { answers }, meta);
  if (isRefusal(done)) throw new Error(`${position} could not act: ${JSON.stringify(done)}`);
}

async function judged(blob: string | null) {
  const bytes = await t.deps.blobs.get(blob ?? '');
  expect(Buffer.from(bytes).subarray(0, form.bytes.length).equals(Buffer.from(form.bytes))).toBe(true);
  const roots = [...(await rootCertificates(t.deps)), form.root];
  const anchors = roots.map((certificate) => ({ certificate, label: 'known' }));
  const report = await verify(bytes, { time: t.deps.clock(), anchors });
  expect(report.reasons).toEqual([]);
  const path = join(directory, `${blob}.pdf`);
  await writeFile(path, bytes);
  const { stdout } = await run('pdfsig', ['-nocert', path]);
  expect(stdout.match(/Signature is Valid/g)).toHaveLength(2);
  const { stdout: words } = await run('pdftotext', [path, '-']);
  return { report, words };
}

test('a file that was signed before is filled and signed behind its last byte, and every signature in it stays valid', async () => {
  const document = await sentDocument(t.deps, owner, wanted());
  expect(document.signatureMode).toBe('seal');
  const sent = await row(document.id);
  expect(Buffer.from(await t.deps.blobs.get(sent.shown_blob)).equals(Buffer.from(form.bytes))).toBe(true);
  await act(document, 1);
  await buildRevision(t.deps, document.id);
  const between = Buffer.from(await t.deps.blobs.get((await row(document.id)).current_blob ?? ''));
  expect(between.subarray(0, form.bytes.length).equals(Buffer.from(form.bytes))).toBe(true);
  // The form has no further field to sign in: the second signer's act stands on the certificate alone.
  await act(document, 2);
  await sealDocument(t.deps, document.id);

  const done = await row(document.id);
  expect(done.status).toBe('completed');
  const { report, words } = await judged(done.final_blob);
  expect(report.signatures.map(({ field, reason, level }) => [field, reason, level])).toEqual([
    ['Landlord', null, null],
    ['tenant.signature', 'Signed by Mia Torres', 'B-LTA'],
    ['Timestamp', null, null],
  ]);
  expect(words).not.toContain('Mia Torres');
  expect((await judged(done.owner_blob)).words).toContain('Mia Torres');

  const { stdout: certificate } = await run('pdftotext', ['-layout', await saved(done.certificate_blob ?? ''), '-']);
  expect(certificate).toContain('Created from a signed file, whose signatures are kept');

  const final = await t.deps.blobs.get(done.final_blob ?? '');
  t.setClock(new Date(Number(done.timestamp_until) - 60 * 24 * 3_600_000));
  expect((await renewArchives(t.deps)).failed).toEqual([]);
  const renewed = await t.deps.blobs.get((await row(document.id)).final_blob ?? '');
  expect([renewed.length > final.length, renewed.subarray(0, final.length).equals(final)]).toEqual([true, true]);
  const known = [...(await rootCertificates(t.deps)), form.root].map((certificate) => ({
    certificate,
    label: 'known',
  }));
  expect((await verify(renewed, { time: t.deps.clock(), anchors: known })).reasons).toEqual([]);
  t.setClock(new Date());
});

async function saved(blob: string): Promise<string> {
  const path = join(directory, `${blob}.pdf`);
  await writeFile(path, await t.deps.blobs.get(blob));
  return path;
}

test('what would end the signatures is refused, by name', async () => {
  const refused = async (over: Partial<NewDocument>, settings: Partial<NewDocument['settings']> = {}) => {
    const made = await createDocument(t.deps, owner, newDocument({ ...wanted(over), settings }), meta);
    return isRefusal(made) ? [made.refused, made.detail?.what ?? null, made.detail?.name ?? null] : 'made';
  };
  const people = (...widgets: NewDocument['recipients'][number]['widgets']) => ({
    recipients: [recipient({ email: 'mia@example.com', widgets })],
  });
  expect(await refused(people(widget('signature', { name: 'elsewhere' })))).toEqual([
    'signatures-kept',
    'no-such-field',
    'elsewhere',
  ]);
  expect(await refused(people(widget('image', { name: 'tenant.name' })))).toEqual([
    'signatures-kept',
    'wrong-type',
    'tenant.name',
  ]);
  expect(await refused(people(widget('dropdown', { name: 'term', values: ['A year'] })))).toEqual([
    'signatures-kept',
    'wrong-values',
    'term',
  ]);
  expect(await refused({}, { allowModifications: true })).toEqual(['signatures-kept', 'allow-modifications', '']);
  expect(await refused({}, { mergeCertificate: true })).toEqual(['signatures-kept', 'merge-certificate', '']);
  expect(await refused(people(...tenant()), { signatureMode: 'per_signer' })).toEqual([
    'per-signer-forbids',
    'signatures-kept',
    null,
  ]);
  expect(await refused({ prefill: [{ widget: widget('textbox', { name: 'pre' }), response: 'x' }] })).toEqual([
    'signatures-kept',
    'prefill',
    'pre',
  ]);
  expect(await refused({ file: signedForm(1).bytes })).toEqual(['already-signed', null, null]);
});

test('a sent one can not be opened for fields of others, copied as a template, but as a draft that is kept again', async () => {
  const { id } = await sentDocument(t.deps, owner, wanted());
  expect(await editDocument(t.deps, owner, id, { allowModifications: true }, meta)).toMatchObject({
    refused: 'signatures-kept',
  });
  expect(await templateFromDocument(t.deps, owner, id)).toMatchObject({ refused: 'template-keeps-signatures' });
  const copy = await copyAsDraft(t.deps, owner, id, meta);
  if (isRefusal(copy)) throw new Error(copy.refused);
  const { keeps_signatures: kept, shown_blob: shown, form_fields: fields } = await row(copy.id);
  expect([kept, fields.length]).toEqual([true, 6]);
  expect(Buffer.from(await t.deps.blobs.get(shown)).equals(Buffer.from(form.bytes))).toBe(true);
});

test('where every page carries a mark signatures can not be kept, and a copy without them says so in the audit log', async () => {
  const sandbox = await testEnvironment('sandbox');
  try {
    const tester = await insertOwner(sandbox.deps, { email: 'test@larkfield.example' });
    const kept = await createDocument(sandbox.deps, tester, newDocument(wanted()), meta);
    expect(kept).toMatchObject({ refused: 'already-signed' });
    const plain = { file: form.bytes, signed: 'flatten' } as const;
    const { id } = await sentDocument(sandbox.deps, tester, plain);
    const [created] = await readAudit(sandbox.deps.db, id);
    expect(created?.data).toMatchObject({ signaturesRemoved: true });
  } finally {
    await sandbox.close();
  }
});
