import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { MasterKeyMismatch, openKeyring } from './open-keyring.ts';

let t: TestEnvironment;
beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(() => t.close());

const masterKey = Buffer.alloc(32, 7);

test('two nodes that start together hold the same keys', async () => {
  await t.pool.query('delete from key');
  const [one, two] = await Promise.all([
    openKeyring(t.pool, { environment: 'live', masterKey }),
    openKeyring(t.pool, { environment: 'live', masterKey }),
  ]);
  expect(one.key('link')).toEqual(two.key('link'));
  expect(one.key('link')).not.toEqual(one.key('file-url'));
  expect(two.unwrap(one.wrap(Buffer.from('secret'), 'mail 1'), 'mail 1').toString()).toBe('secret');
});

test('what is wrapped opens only under its own context and unchanged', async () => {
  const wrapped = t.deps.keys.wrap(Buffer.from('secret'), 'webhook a');
  expect(() => t.deps.keys.unwrap(wrapped, 'webhook b')).toThrow();
  for (const at of [0, 5, 20, wrapped.length - 1]) {
    const changed = Buffer.from(wrapped);
    changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
    expect(() => t.deps.keys.unwrap(changed, 'webhook a')).toThrow();
  }
});

test('another master key, or the keys of another environment, do not open', async () => {
  const other = openKeyring(t.pool, { environment: 'live', masterKey: Buffer.alloc(32, 8) });
  await expect(other).rejects.toThrow(MasterKeyMismatch);
  await expect(openKeyring(t.pool, { environment: 'sandbox', masterKey })).rejects.toThrow(MasterKeyMismatch);
});
