import { expect, test } from 'vitest';
import { curlOf } from './curl.ts';
import type { Operation } from './operations.ts';
import { firstInputs, prepare } from './request.ts';

const base = 'http://localhost:3001/api/v1.2';
const text = { type: 'string' };
const change: Operation = {
  id: 'updateDocument',
  method: 'PUT',
  path: '/document/{document_id}',
  tag: 'Documents',
  summary: '',
  parameters: [
    { name: 'document_id', in: 'path', required: true, schema: text },
    { name: 'limit', in: 'query', required: false, schema: text },
    { name: 'Idempotency-Key', in: 'header', required: false, schema: text },
  ],
  body: { schema: { type: 'object' }, example: { name: "Mia's lease" }, takesFile: true },
  answers: [],
};
const typed = {
  ...firstInputs(change),
  parameters: { document_id: ' a/b ', limit: '5', 'Idempotency-Key': 'k1' },
};

test('a path value that is missing, and a body that is no JSON, are named before anything is sent', () => {
  expect(prepare(change, base, firstInputs(change))).toEqual({ missing: 'document_id' });
  expect(prepare(change, base, { ...typed, body: '{' })).toHaveProperty('notJson');
});

test('values go where they belong, and those of the path cannot leave it', () => {
  expect(prepare(change, base, typed)).toEqual({
    url: `${base}/document/a%2Fb?limit=5`,
    method: 'PUT',
    headers: { 'Idempotency-Key': 'k1', 'content-type': 'application/json' },
    body: typed.body,
  });
});

test('a chosen file goes as a form, in place of the one in the body', () => {
  const file = new File(['%PDF-1.4'], 'lease.pdf', { type: 'application/pdf' });
  const ready = prepare(change, base, { ...typed, file, body: '{"file":"AAAA","title":"Lease"}' });
  const form = 'body' in ready ? ready.body : null;
  if (!(form instanceof FormData)) throw new Error('no form');
  expect(form.get('file')).toEqual(file);
  expect(form.get('data')).toBe('{"title":"Lease"}');
});

test('the curl example is quoted for a shell and names the token by a variable', () => {
  const curl = curlOf(change, base, typed);
  expect(curl).toContain(`curl -X PUT '${base}/document/a%2Fb?limit=5'`);
  expect(curl).toContain('-H "x-api-token: $SIGNET_TOKEN"');
  expect(curl).toContain(`Mia'\\''s lease`);
});
