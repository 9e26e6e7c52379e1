import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signingKey } from '../cms/signing-key.ts';
import { type Mark, PdfError, type Prepared } from '../engine.ts';
import { prepare } from '../prepare/prepare.ts';
import { drawPage } from '../render/render-page.ts';
import { seal } from '../seal/seal.ts';
import { writeSealed } from '../seal/seal-file.ts';
import { embedSignature, embedTimestamp } from '../seal/states.ts';
import {
  docMdp,
  type ForeignRequest,
  type ForeignSigner,
  foreignSigner,
  sha256,
  signForeign,
} from '../testing/foreign.ts';
import { signerFor, type TestIdentity, testIdentity } from '../testing/identity.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { formPdf } from '../testing/signed-form.ts';
import { makeTimestamp } from '../timestamp/token.ts';
import { verify } from '../verify/verify.ts';
import { fillKept, prepareApproval, prepareApprovalTimestamp } from './on-files.ts';
import type { KeptFill } from './types.ts';

const now = new Date();
const tokenRoom = 4096;
let ours: TestIdentity;
let theirs: ForeignSigner;
let files: Folder;
let history: string;
let count = 0;

beforeAll(async () => {
  files = folder();
  ours = await testIdentity(now);
  theirs = foreignSigner(files, 'P-256', 'Landlord');
  history = files.put('history.js', 'print("history", new PDFDocument(scriptArgs[0]).validateChangeHistory())');
});
afterAll(() => files.remove());

function signed(base: Uint8Array, request: Partial<ForeignRequest> = {}): Uint8Array {
  return signForeign(base, files, { signer: theirs, field: 'Landlord', ...request });
}

function certified(p: 1 | 2 | 3): Uint8Array {
  return signed(formPdf(), { entries: { Reference: docMdp(p) }, certify: true });
}

function locking(fields: string): Partial<ForeignRequest> {
  const parameters = `<</Type /TransformParams/V /1.2 ${fields}>>`;
  return { entries: { Reference: `[<</Type /SigRef/TransformMethod /FieldMDP/TransformParams ${parameters}>>]` } };
}

function keep(bytes: Uint8Array): Promise<Prepared> {
  return prepare(bytes, { password: '', maxPages: 10, signed: 'keep' });
}

/** What was asked for, else the sentence of the refusal. */
async function orWhy(bytes: Uint8Array): Promise<readonly string[] | string> {
  try {
    return (await keep(bytes)).fields.map(({ name }) => name);
  } catch (error) {
    if (error instanceof PdfError && error.code === 'already-signed') return error.message;
    throw error;
  }
}

const text: Mark = {
  kind: 'text',
  page: 1,
  x: 72,
  y: 168,
  w: 228,
  h: 24,
  text: 'Mia Törres',
  fontSize: 12,
  color: 'blue',
};
const stroke: Mark = { ...text, text: 'M. Törres' };
const fills: readonly KeptFill[] = [
  { name: 'tenant.name', text: 'Mia Törres', chosen: null, mark: text },
  { name: 'pets', text: '', chosen: ['Ja'], mark: null },
  { name: 'floor', text: '', chosen: ['First'], mark: null },
  { name: 'term', text: 'Two years', chosen: null, mark: { ...text, text: 'Two years' } },
];

/** The file with the fills and a signature of ours behind it, up to the document timestamp. */
async function approve(
  bytes: Uint8Array,
  given: readonly KeptFill[],
  fields: readonly (string | null)[] = [null],
): Promise<Uint8Array> {
  const put = async (from: string, sealed: Parameters<typeof writeSealed>[0]['sealed']) => {
    const to = `${files.path}/${++count}.pdf`;
    await writeSealed({ from, to, sealed });
    return to;
  };
  let at = files.put(`base-${++count}.pdf`, bytes);
  // One certificate for all of them, as an organisation has one, and another for each file.
  const { signer, validation } = await signerFor(ours, 'ecdsa-p256-sha256', now);
  for (const [index, field] of fields.entries()) {
    const terms = { signer, reason: 'Everybody has signed', name: 'Signet', time: now, tokenRoom, field };
    const prepared = await prepareApproval({
      from: at,
      fills: index === 0 ? given : [],
      signature: { ...terms, mark: field === null ? null : stroke },
    });
    const value = signingKey(signer.key).sign(prepared.toBeSigned, signer.algorithm);
    const token = makeTimestamp({
      digest: sha256(value),
      authority: ours.timestamp,
      chain: ours.timestamp.chain,
      time: now,
    });
    at = await put(at, embedSignature(prepared, value, token));
  }
  const newest = fields.length;
  const long = await prepareApprovalTimestamp({ from: at, newest, validation, time: now, tokenRoom });
  const token = makeTimestamp({
    digest: long.digest,
    authority: ours.timestamp,
    chain: ours.timestamp.chain,
    time: now,
  });
  return readFileSync(await put(at, embedTimestamp(long, token)));
}

/** Judged by ourselves, pdfsig and qpdf; by mutool where the file was certified. */
async function judged(bytes: Uint8Array, base: Uint8Array, signatures: number) {
  expect(Buffer.from(bytes).subarray(0, base.length).equals(Buffer.from(base))).toBe(true);
  const anchors = [ours.root.certificate, theirs.root].map((certificate) => ({ certificate, label: 'known' }));
  const report = await verify(bytes, { time: now, anchors });
  expect(report.reasons).toEqual([]);
  const path = files.put(`judged-${++count}.pdf`, bytes);
  const { text: told } = ask('pdfsig', '-nocert', path);
  expect(told.match(/Signature is Valid/g), told).toHaveLength(signatures);
  expect(told).not.toContain('Unknown issue');
  expect(ask('qpdf', '--check', path).status).toBe(0);
  const last = report.signatures.findLast(({ kind }) => kind === 'signature');
  expect([last?.level, last?.certification]).toEqual(['B-LTA', null]);
  return { report, path };
}

it('keeps a signed file byte for byte where nothing in it forbids a further signature', async () => {
  for (const base of [signed(formPdf()), certified(2), certified(3)]) {
    const { kept, bytes, fields, changes } = await keep(base);
    expect([kept, changes, Buffer.from(bytes).equals(Buffer.from(base))]).toEqual([true, [], true]);
    expect(fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'tenant.name text',
      'tenant.signature signature',
      'pets checkbox',
      'floor radio',
      'term choice',
      'guarantor signature',
    ]);
  }
});

it('says why signatures can not be kept', async () => {
  expect(await orWhy(certified(1))).toContain('no change at all');
  expect(
    await orWhy(await seal(samplePdf([{}]), { level: 'B-LTA', reason: '', name: '', time: now, identity: ours })),
  ).toContain('no change at all');
  expect(await orWhy(signed(formPdf(), locking('/Action /All')))).toContain('locks all of its fields');
  expect(await orWhy(signed(formPdf(), locking('/Action /Exclude/Fields [(pets)]')))).toContain(
    'locks all of its fields',
  );
  const broken = Buffer.from(signed(formPdf()));
  broken.write('Sbmple', broken.indexOf('Sample'));
  expect(await orWhy(broken)).toContain('broken already');
  expect(await orWhy(Buffer.concat([Buffer.from('junk\n'), signed(formPdf())]))).toContain('written anew');
});

it('offers no field that a signature has locked', async () => {
  const base = signed(formPdf(), locking('/Action /Include/Fields [(tenant) (pets)]'));
  expect(await orWhy(base)).toEqual(['floor', 'term', 'guarantor']);
});

it.each([
  ['without a certification', () => signed(formPdf())],
  ['certified with P 2', () => certified(2)],
  ['certified with P 3', () => certified(3)],
])('a form signed %s is filled and signed, and every earlier signature stays valid', async (_, make) => {
  const base = make();
  const { report } = await judged(await approve(base, fills), base, 2);
  expect(report.signatures.map(({ field, covers }) => `${field}: ${covers}`)).toEqual([
    'Landlord: revision',
    'Approval: revision',
    'Timestamp: whole-file',
  ]);
  const kinds = new Set(report.revisions.flatMap(({ changes }) => changes.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual(['form-values', 'signature', 'timestamp', 'validation-data']);
});

it('values and looks stand in the fields, and nothing else of the page is different', async () => {
  const base = certified(2);
  const filled = await approve(base, fills);
  const { fields } = await prepare(filled, { password: '', maxPages: 10 });
  const by = new Map(fields.map(({ name, filled: value }) => [name, value]));
  expect([by.get('tenant.name'), by.get('pets'), by.get('floor'), by.get('term')]).toEqual([
    ['Mia Törres'],
    ['Ja'],
    ['First'],
    ['Two years'],
  ]);
  const path = files.put('text.pdf', filled);
  expect(ask('pdftotext', path, '-').text).toContain('Mia Törres');
  const [before, after] = [await drawPage(base, 1, 612), await drawPage(filled, 1, 612)];
  const boxes = fields.filter(({ kind }) => kind !== 'signature');
  let outside = 0;
  let inside = 0;
  after.pixels.forEach((value, index) => {
    if (value === before.pixels[index]) return;
    const at = Math.floor(index / 4);
    const [x, y] = [at % after.width, Math.floor(at / after.width)];
    const within = boxes.some(
      ({ x: left, y: top, w, h }) => x >= left - 1 && x <= left + w + 1 && y >= top - 1 && y <= top + h + 1,
    );
    if (within) inside += 1;
    else outside += 1;
  });
  expect(outside).toBe(0);
  expect(inside).toBeGreaterThan(200);
});

it('signs in the empty signature fields of a form, each with the picture of its person', async () => {
  const base = signed(formPdf(), {
    fieldEntries: { Lock: '<</Type /SigFieldLock/Action /Include/Fields [(Landlord)]>>' },
  });
  const filled = await approve(base, fills, ['tenant.signature', 'guarantor']);
  const { report, path } = await judged(filled, base, 3);
  expect(report.signatures.map(({ field }) => field)).toEqual([
    'Landlord',
    'tenant.signature',
    'guarantor',
    'Timestamp',
  ]);
  expect(ask('pdftotext', path, '-').text.match(/M\. Törres/g)).toHaveLength(2);
});

it('adds to files that were signed twice, and to one that reaches B-LTA already', async () => {
  const twice = signed(signed(formPdf()), { field: 'Agent' });
  await judged(await approve(twice, fills), twice, 3);
  const archived = await approve(signed(formPdf()), fills.slice(0, 1));
  const { report } = await judged(await approve(archived, fills.slice(1)), archived, 3);
  expect(report.signatures.map(({ field, level }) => `${field} ${level}`)).toEqual([
    'Landlord null',
    'Approval B-LTA',
    'Timestamp null',
    'Approval 2 B-LTA',
    'Timestamp 2 null',
  ]);
});

it('mutool finds no forbidden change in a form that was certified and then filled', async () => {
  const from = files.put('certified.pdf', certified(2));
  const to = `${files.path}/filled.pdf`;
  await writeSealed({ from, to, sealed: await fillKept({ from, fills }) });
  expect(ask('mutool', 'run', history, to).text).toContain('history 0');
});
