import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, apiFixture, createBody } from '../../../tests/support/api.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { signedPdf } from '../../../tests/support/signed-pdf.ts';
import { apiTexts } from '../../contract/api/errors.ts';

let api: ApiFixture;
beforeAll(async () => {
  api = await apiFixture('live');
});
afterAll(() => api.close());

test('a signed file is refused with the way on, and taken as a flattened copy where that is asked for', async () => {
  const owner = await api.person();
  const file = Buffer.from(await signedPdf(plainPdf())).toString('base64');
  const { signers, ...rest } = createBody();
  const people = signers as readonly Record<string, unknown>[];
  const body = { ...rest, signers: people.map((one, n) => ({ ...one, role: `Role ${n}` })), file };
  for (const path of ['/createdocument', '/draftdocument', '/createtemplate']) {
    const refused = await api.call(owner, 'POST', path, body);
    expect([refused.status, refused.json], path).toEqual([400, { error: apiTexts.alreadySigned }]);
    const taken = await api.call(owner, 'POST', path, { ...body, flatten_signed: true });
    expect(taken.status, `${path}: ${taken.text}`).toBe(200);
    if (path !== '/createtemplate') continue;
    const change = `/template/${String(taken.json.objectId)}`;
    expect((await api.call(owner, 'PUT', change, { file })).status).toBe(400);
    expect((await api.call(owner, 'PUT', change, { file, flatten_signed: true })).status).toBe(200);
  }
});
