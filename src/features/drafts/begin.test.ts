import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta } from '../../../tests/support/documents.ts';
import { ok } from '../../../tests/support/drafts.ts';
import { formPdf } from '../../../tests/support/form-pdf.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { signedPdf } from '../../../tests/support/signed-pdf.ts';
import { readAudit } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import { type Beginning, beginDraft } from './begin.ts';
import { loadDraft } from './load.ts';

let t: TestEnvironment;
let caller: Caller;
beforeAll(async () => {
  t = await testEnvironment('live');
  caller = await insertOwner(t.deps);
});
afterAll(() => t.close());

const form = formPdf([
  '/FT /Tx/T (remark)/TU (Anything else)/Ff 4098/MaxLen 300/V (None)',
  `/FT /Tx/T (iban)/Ff ${1 << 24}/MaxLen 22`,
  `/FT /Ch/T (land)/Ff ${(1 << 17) | 1}/Opt [(Peru) (Chad)]/V (Chad)`,
  '/FT /Sig/T (sign)/Ff 2',
]);

function begin(more: Partial<Beginning>) {
  const common = { kind: 'document', title: 'Lease', folderId: null, file: form, password: '' } as const;
  return beginDraft(t.deps, caller, { ...common, ...more }, meta);
}

const load = async (kind: Beginning['kind'], id: string) =>
  ok(await loadDraft(t.deps, { by: 'owner', ...caller, email: 'x@example.com' }, { kind, id }));

test('a form waits for a decision: nothing is made until then', async () => {
  for (const kind of ['document', 'template'] as const) {
    expect(await begin({ kind, form: 'ask' })).toEqual({ refused: 'form-found', detail: { count: 4 } });
  }
  const plain = ok(await begin({ form: 'ask', file: plainPdf() }));
  expect(plain.changes).toEqual([]);
});

test.each(['document', 'template'] as const)('its fields become those of one person of the %s', async (kind) => {
  const begun = ok(await begin({ kind, form: 'fields' }));
  const draft = await load(kind, begun.id);
  expect(draft.formFields).toEqual([]);
  const [person, ...others] = draft.content.people;
  expect(others).toEqual([]);
  expect(person?.widgets.map(({ type, page, x, y, w, h }) => [type, page, x, y, w, h])).toEqual([
    ['textbox', 1, 72, 172, 200, 20],
    ['cells', 1, 72, 212, 200, 20],
    ['dropdown', 1, 72, 252, 200, 20],
    ['signature', 1, 72, 292, 200, 20],
  ]);
  expect(person?.widgets.map(({ options }) => options)).toMatchObject([
    { name: 'remark', hint: 'Anything else', required: true, default: 'None', pattern: '[\\s\\S]{0,300}' },
    { name: 'iban', required: false, cellCount: 22 },
    { name: 'land', readonly: true, values: ['Peru', 'Chad'], default: 'Chad' },
    { name: 'sign', required: true },
  ]);
  const text = await t.deps.pdf.pageText(await t.deps.blobs.get(draft.sourceBlob), 1);
  expect(text.map((line) => line.text).join()).not.toContain('None');
});

test('kept as it looks, it is pages; what is still empty is suggested', async () => {
  const draft = await load('document', ok(await begin({ form: 'flatten' })).id);
  expect(draft.content.people).toEqual([]);
  expect(draft.formFields.map(({ name, filled }) => [name, filled?.[0]])).toEqual([
    ['remark', 'None'],
    ['iban', undefined],
    ['land', 'Chad'],
    ['sign', undefined],
  ]);
});

test('a signed file goes on as a copy without its signatures, once that is agreed to, and the log says so', async () => {
  const file = await signedPdf();
  for (const kind of ['document', 'template'] as const) {
    expect(await begin({ kind, file })).toMatchObject({ refused: 'already-signed' });
    const begun = ok(await begin({ kind, file, signed: 'flatten' }));
    const { sourceBlob } = await load(kind, begun.id);
    expect(Buffer.from(await t.deps.blobs.get(sourceBlob)).includes('/ByteRange')).toBe(false);
    if (kind === 'document')
      expect((await readAudit(t.deps.db, begun.id))[0]?.data).toMatchObject({ signaturesRemoved: true });
  }
});
