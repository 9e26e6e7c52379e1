import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, apiFixture } from '../../../tests/support/api.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';

const limit = 5 * 1024 * 1024;
let api: ApiFixture;

beforeAll(async () => {
  api = await apiFixture('sandbox');
});
afterAll(() => api.close());

test('in the sandbox exactly 5 MB pass, and one byte more is refused by name of the limit', async () => {
  const person = await api.person({ plan: 'free' });
  const exact = await api.create(person, { file: plainPdf({ bytes: limit }).toString('base64') });
  expect(exact.status, exact.text).toBe(200);
  const over = await api.create(person, { file: plainPdf({ bytes: limit + 1 }).toString('base64') });
  expect([over.status, over.json]).toEqual([400, { error: 'File too large. Max allowed file size is 5 MB' }]);
});
