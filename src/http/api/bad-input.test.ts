import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ApiAnswered,
  type ApiFixture,
  type ApiPerson,
  apiFixture,
  createBody,
} from '../../../tests/support/api.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { operations } from './operations.ts';

let api: ApiFixture;
let owner: ApiPerson;
const begun = process.memoryUsage().rss;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person();
});
afterAll(() => api.close());

const MB = 1024 * 1024;
const writers = operations.filter((one) => one.body !== 'none');
const withBody = writers.map(({ method, path }) => [method, path.replace(/:\w+/g, 'Unknown100')] as const);

/** A clear "no" in good time: 4xx, one text, and a reason where the text says nothing of it. */
function expectRefused(answer: ApiAnswered, what: string, milliseconds: number): void {
  expect([400, 404], `${what}: ${answer.status} ${answer.text.slice(0, 200)}`).toContain(answer.status);
  expect(Object.keys(answer.json), what).toEqual(['error']);
  const vague = answer.status === 400 && /^Something went wrong/.test(String(answer.json.error));
  if (vague) expect(answer.headers['x-error-reason'], what).toMatch(/^[a-z0-9-]+$/);
  expect(milliseconds, what).toBeLessThan(10_000);
}

async function timed(what: string, call: () => Promise<ApiAnswered>): Promise<ApiAnswered> {
  const start = performance.now();
  const answer = await call();
  expectRefused(answer, what, performance.now() - start);
  return answer;
}

async function refusedBody(changes: object): Promise<string> {
  const what = JSON.stringify(changes).slice(0, 120);
  const answer = await timed(what, () => api.create(owner, { ...changes }));
  return String(answer.headers['x-error-reason'] ?? answer.json.error);
}

function oneWidget(widget: object): object {
  const signature = { type: 'signature', page: 1, x: 1, y: 1, w: 50, h: 20 };
  return { signers: [{ email: 'mia@example.com', widgets: [signature, { ...signature, ...widget }] }] };
}

const deep = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;
const bodies: readonly (readonly [string, string | Buffer, string])[] = [
  ['cut off', '{"title":"x', 'malformed-json'],
  ['not JSON', '<xml/>', 'malformed-json'],
  ['NaN', '{"title":NaN}', 'malformed-json'],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'malformed-json'],
  ['lists 100,000 deep', `{"signers":${deep(100_000, '[', ']')}}`, 'nested-too-deep'],
  ['objects 100,000 deep', deep(100_000, '{"a":', '}'), 'nested-too-deep'],
  ['deep, with a character to be cleaned', `{"x":"\\u0000","signers":${deep(100_000, '[', ']')}}`, 'nested-too-deep'],
  ['a list of 400,000', `{"signers":[${'0,'.repeat(400_000)}0]}`, 'too-many-values'],
];

test.each(bodies)('a body that is %s is refused by every operation that reads one', async (what, raw, reason) => {
  for (const [method, path] of withBody) {
    const answer = await timed(`${method} ${path}: ${what}`, () => api.call(owner, method, path, undefined, { raw }));
    expect([answer.status, answer.headers['x-error-reason']], path).toEqual([400, reason]);
  }
});

test('a list of a million in a body that may hold a file, and 10 MB of text anywhere, are refused', async () => {
  const million = `{"file":"x","title":"t","signers":[${'{},'.repeat(1_000_000)}{}]}`;
  await timed('a million signers', () => api.call(owner, 'POST', '/createdocument', undefined, { raw: million }));
  const long = 'x'.repeat(10 * MB);
  for (const changes of [{ title: long }, { file: long }, { signers: long }, oneWidget({ type: long })]) {
    await refusedBody(changes);
  }
  await refusedBody(oneWidget({ type: 'textbox', options: { regularexpression: long } }));
  const shorter = long.slice(0, MB);
  for (const name of ['note', 'description', 'email_subject', 'email_body', 'redirect_url', 'sender_email']) {
    await refusedBody({ [name]: shorter });
  }
  for (const name of ['folderId', 'sender_name', 'cc', 'prefill']) await refusedBody({ [name]: shorter });
  for (const name of ['email', 'role', 'name', 'phone', 'access_code', 'signer_role', 'widgets']) {
    await refusedBody({ signers: [{ email: 'mia@example.com', [name]: shorter }] });
  }
  for (const name of ['page', 'x', 'name']) await refusedBody(oneWidget({ [name]: shorter }));
  for (const name of ['name', 'hint', 'default']) {
    await refusedBody(oneWidget({ type: 'textbox', options: { [name]: shorter } }));
  }
});

const junk: readonly unknown[] = [
  0,
  -1,
  1e308,
  true,
  '',
  'x',
  [],
  [[]],
  {},
  { a: { b: [] } },
  [null],
  ['\u0000'],
  null,
];

test('wrong types in any place never end in a fault, and make nothing half-done', async () => {
  const names = Object.keys(createBody()).concat(
    ['name', 'note', 'timeToCompleteDays', 'folderId', 'cc', 'bcc', 'prefill', 'pen_colors', 'url', 'email', 'phone'],
    ['file_password', 'redirect_url', 'folderName', 'parentFolderId', 'reason', 'document_id', 'signer', 'widgets'],
  );
  for (const [method, path] of withBody) {
    for (const value of junk) {
      const body = Object.fromEntries(names.map((name) => [name, value]));
      const answer = await api.call(owner, method, path, body);
      expect(answer.status, `${method} ${path} ${JSON.stringify(value)}: ${answer.text}`).toBeLessThan(500);
    }
  }
  const named = await api.create(owner, { signers: [{ email: 'mia@example.com', name: 'x'.repeat(501) }] });
  expect(named.headers).toMatchObject({ 'x-error-reason': 'wrong-type', 'x-error-detail': 'field=signers.0.name' });
  for (const name of ['file', 'title', 'signers']) {
    for (const value of [{}, [], [[]], { a: 1 }, null]) {
      const answer = await api.create(owner, { [name]: value });
      expect(answer.status, `${name} ${JSON.stringify(value)}`).toBe(400);
    }
  }
  for (const value of junk) {
    const signers = [{ email: 'mia@example.com', widgets: [value] }];
    if (value !== null) await refusedBody({ signers });
    await refusedBody(oneWidget({ type: value }));
    for (const side of ['w', 'h']) await refusedBody(oneWidget({ [side]: value === true ? 'x' : (value ?? 'x') }));
  }
});

const oddIds = ['%00', '%2F', '%2e%2e%2f', '..%5c', '%F0%9F%92%A9', 'ü', '%zz', '%', '%ff', "'%22;--", '%0d%0aX:%20y'];
const longIds = ['a'.repeat(51), 'x'.repeat(10_000), '%61'.repeat(3000), '9'.repeat(400)];

test('an id of odd characters, or as long as a page, is refused', async () => {
  const withId = operations.filter(({ path }) => path.includes(':'));
  for (const { method, path } of withId) {
    for (const id of [...oddIds, ...longIds, '__proto__', 'constructor', 'null']) {
      const url = path.replace(/:\w+/, () => id);
      await timed(`${method} ${url.slice(0, 60)}`, () => api.call(owner, method, url, {}));
    }
  }
  const stranger = await api.call(null, 'GET', '/document/%zz');
  expect(stranger.status).toBe(405);
});

test('limits and skips that are no numbers count as not given', async () => {
  for (const query of [
    'limit=x&skip=y',
    'limit=-1&skip=1e308',
    'limit=1&limit=2',
    'limit[]=1',
    'skip=NaN',
    'limit=%00',
  ]) {
    for (const path of ['/documentlist/completed', '/contactlist', '/folderlist']) {
      const answer = await api.call(owner, 'GET', `${path}?${query}`);
      expect([answer.status, answer.json], `${path}?${query}`).toEqual([200, { result: [] }]);
    }
  }
});

test('a box outside its page, or that is none, is refused by name', async () => {
  for (const place of [{ page: 3 }, { page: 1e9 }, { x: 1e308 }, { y: -50 }, { x: 590 }, { w: 1e308, x: 1e308 }]) {
    expect(await refusedBody(oneWidget(place)), JSON.stringify(place)).toBe('widget-outside-page');
  }
  for (const place of [
    { page: 0 },
    { page: 1.5 },
    { page: -1 },
    { x: 'NaN' },
    { y: 'Infinity' },
    { w: 0 },
    { h: -5 },
  ]) {
    expect(await refusedBody(oneWidget(place)), JSON.stringify(place)).toBe('bad-widget');
  }
});

test('patterns that are none, or that never end, are refused when the field is made', async () => {
  const broken = ['(', '[', '/a/qq', '(?<a', 'a{1000}{1000}', 'x'.repeat(1001)];
  const endless = [
    '^(a+)+$',
    '(\\d+)*',
    '(\\w|\\d)+',
    '/(.*a){25}/i',
    '((a?){2,})*b',
    '(\\s|\\S)*(\\s|\\S)*(\\s|\\S)*(\\s|\\S)*(\\s|\\S)*(\\s|\\S)*(\\s|\\S)*x',
  ];
  for (const pattern of [...broken, ...endless]) {
    const field = { type: 'textbox', options: { name: 'f', regularexpression: pattern } };
    expect(await refusedBody(oneWidget(field)), pattern.slice(0, 40)).toBe('bad-pattern');
  }
  const usual = '/^([a-zA-Z0-9_.-])+@(([a-zA-Z0-9-])+\\.)+([a-zA-Z0-9]{2,4})+$/';
  const field = { type: 'textbox', options: { name: 'f', regularexpression: usual } };
  expect((await api.create(owner, oneWidget(field) as Record<string, unknown>)).status).toBe(200);
});

test('formulas in circles, of 10 kB, or a thousand parentheses deep are refused', async () => {
  const number = (name: string, formula: string) => ({
    type: 'number',
    page: 1,
    x: 1,
    y: 1,
    w: 50,
    h: 20,
    options: { name, formula },
  });
  const signature = { type: 'signature', page: 1, x: 1, y: 1, w: 50, h: 20 };
  for (const formulas of [
    [number('a', '{{b}}+1'), number('b', '{{c}}*2'), number('c', '{{a}}')],
    [number('a', '{{a}}')],
    [number('a', '1+'.repeat(5000))],
    [number('a', `${'('.repeat(999)}1${')'.repeat(998)}`)],
    [number('a', '(1'.repeat(5000))],
    [number('a', '{{__proto__}}')],
    [number('a', 'process.exit()')],
    [number('a', '1/0')],
  ]) {
    const signers = [{ email: 'mia@example.com', widgets: [signature, ...formulas] }];
    expect(await refusedBody({ signers })).toBe('bad-formula');
  }
  // A thousand levels, well closed, is odd and harmless.
  const nested = number('a', `${'('.repeat(999)}1${')'.repeat(999)}`);
  const answer = await api.create(owner, { signers: [{ email: 'mia@example.com', widgets: [signature, nested] }] });
  expect(answer.status, answer.text).toBe(200);
});

test('duplicate and prototype keys change nothing but what they name', async () => {
  const text = JSON.stringify({ ...createBody(), title: 'Second' });
  const raw = `{"title":"First","__proto__":{"title":"Third","isAdmin":true},"constructor":{"prototype":{"x":1}},${text.slice(1)}`;
  const answer = await api.call(owner, 'POST', '/createdocument', undefined, { raw });
  expect(answer.status, answer.text).toBe(200);
  const { json } = await api.call(owner, 'GET', `/document/${String(answer.json.objectId)}`);
  expect(json.title).toBe('Second');
  expect('isAdmin' in {} || 'x' in {}).toBe(false);
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

test('what is no PDF, or too much of one, is refused with its reason', async () => {
  for (const [file, reason] of [
    [base64(Buffer.from('GIF89a')), 'not-a-pdf'],
    ['%%%', 'not-base64'],
    ['http://example.com/a.pdf', 'not-base64'],
    ['data:application/pdf;base64,', 'not-base64'],
    [base64(Buffer.from('%PDF-1.7\n%%EOF')), 'damaged'],
    [base64(plainPdf().subarray(0, 300)), 'damaged'],
    [base64(plainPdf({ pages: 10_000 })), 'too-many-pages'],
  ] as const) {
    expect(await refusedBody({ file }), file.slice(0, 30)).toBe(reason);
  }
});

test('a PDF whose structure unpacks to a thousand times its size is refused', async () => {
  const packed = deflateSync(Buffer.alloc(160 * MB), { level: 1 });
  for (const bomb of [
    bombOf(packed, '/Type /XRef /W [1 4 2] /Size 9 /Root 1 0 R', true),
    bombOf(packed, '/Type /ObjStm /N 9 /First 60', false),
  ]) {
    expect(['damaged', 'too-complex']).toContain(await refusedBody({ file: base64(bomb) }));
  }
});

test('after all of it nothing was charged but the documents that were made, and memory is bounded', async () => {
  const { json } = await api.call(owner, 'GET', '/getcredits');
  const made = await api.environment.deps.db.selectFrom('document').select('id').execute();
  expect(json.total_credits).toBe(100 - made.length);
  expect(process.memoryUsage().rss - begun).toBeLessThan(1500 * MB);
});

/** A file whose cross-reference, or whose objects, lie in a packed stream. */
function bombOf(packed: Buffer, entries: string, isXref: boolean): Buffer {
  const head = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n`, 'latin1');
  const dict = `9 0 obj\n<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  const at = head.length;
  const start = isXref ? at : 0;
  const tail = `\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([head, Buffer.from(dict, 'latin1'), packed, Buffer.from(tail, 'latin1')]);
}

test('a compressed body is told from a broken one', async () => {
  const answer = await api.server.inject({
    method: 'POST',
    url: '/api/v1.2/createfolder',
    headers: { 'x-api-token': owner.token, 'content-type': 'application/json', 'content-encoding': 'gzip' },
    payload: gzipSync('{"folderName":"Leases"}'),
  });
  expect([answer.statusCode, answer.headers['x-error-reason']]).toEqual([400, 'content-encoding']);
});
