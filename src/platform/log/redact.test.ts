import { expect, test } from 'vitest';
import { createLog } from './create-log.ts';

const token = 'live.q3w5E6r7t8y9u0i1o2p3a4s5d6f7g8h9j0k1l2z3x4c';
const secrets = ['Hunter2!', token.slice(5), 'sessionvalue', 'myanswer', '123456'];

test('no secret reaches the log, by name or inside a text', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', readable: false, write: (line) => lines.push(line) });
  log.info({ password: 'Hunter2!', headers: { 'x-api-token': token, Cookie: 'a=sessionvalue' } }, 'one');
  log.warn({ answers: { w1: 'myanswer' }, accessCode: '123456' }, `GET /sign/${token.slice(5)} from a mail`);
  log.error({ error: new Error(`refused ${token}`), list: [{ code: '123456' }] }, 'three');
  log.error({ request: `/files/${token.slice(5)}/a.pdf?token=sessionvalue` }, 'four');
  const text = lines.join('');
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(lines).toHaveLength(4);
});

test('ids, routes, hashes and numbers stay readable', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', readable: true, write: (line) => lines.push(line) });
  const sha256 = 'a'.repeat(64);
  log.info({ document: 'aB3dE6gH9k', status: 200, sha256 }, 'POST /api/v1.2/createdocument');
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d {2}POST \/api\/v1.2\/createdocument {2}document=aB3dE6gH9k {2}status=200/);
  expect(lines[0]).toContain(sha256);
});
