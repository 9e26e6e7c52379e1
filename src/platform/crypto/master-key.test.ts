import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { masterKeyFromFile, parseMasterKey } from './master-key.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'signet-key-'));
});
afterAll(() => rm(directory, { recursive: true }));

test('the master key is made once, for its owner alone, also when two ask at once', async () => {
  const path = join(directory, 'master.key');
  const [one, two] = await Promise.all([masterKeyFromFile(path), masterKeyFromFile(path)]);
  expect(one).toEqual(two);
  expect(await masterKeyFromFile(path)).toEqual(one);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a file that holds no key is refused, not overwritten', async () => {
  const path = join(directory, 'broken.key');
  await writeFile(path, 'abc');
  await expect(masterKeyFromFile(path)).rejects.toThrow('does not hold a master key');
});

test('hex and both base64 alphabets are read', () => {
  const key = Buffer.alloc(32, 0xfb);
  for (const form of ['hex', 'base64', 'base64url'] as const) expect(parseMasterKey(key.toString(form))).toEqual(key);
  expect(parseMasterKey('too short')).toBeUndefined();
});
