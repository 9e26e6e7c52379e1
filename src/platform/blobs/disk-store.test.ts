import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256Hex } from '../crypto/hash.ts';
import { BlobMissing, type BlobStore } from './blob-store.ts';
import { openDiskStore } from './disk-store.ts';

let root: string;
let store: BlobStore;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'signet-store-'));
  store = await openDiskStore(root);
});
afterAll(() => rm(root, { recursive: true }));

test('bytes come back under their hash, whole and by range', async () => {
  const bytes = Buffer.from('0123456789');
  const key = await store.put(bytes);
  expect(key).toBe(sha256Hex(bytes));
  expect(await store.get(key)).toEqual(bytes);
  expect(await store.size(key)).toBe(10);
  const chunks: Buffer[] = [];
  for await (const chunk of store.stream(key, { start: 2, end: 4 })) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString()).toBe('234');
});

test('the same bytes stored by many at once are one blob, and no draft is left', async () => {
  const bytes = Buffer.from('shared');
  const keys = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)));
  expect(new Set(keys).size).toBe(1);
  expect(await readdir(join(root, 'tmp'))).toEqual([]);
});

test('a blob made of another, on disk, is stored under its own hash; a failed one leaves nothing', async () => {
  const key = await store.put(Buffer.from('base'));
  const made = await store.derive(key, async (from, to) => {
    const bytes = Buffer.concat([await readFile(from), Buffer.from(' and more')]);
    await writeFile(to, bytes);
    return { sha256: sha256Hex(bytes), size: bytes.length };
  });
  expect((await store.get(made.sha256)).toString()).toBe('base and more');
  const failed = store.derive(key, async (_from, to) => {
    await writeFile(to, 'half');
    throw new Error('in between');
  });
  await expect(failed).rejects.toThrow('in between');
  await expect(store.derive(sha256Hex('nothing'), async () => made)).rejects.toThrow(BlobMissing);
  expect(await readdir(join(root, 'tmp'))).toEqual([]);
});

test('a missing blob and a key that is no hash say so', async () => {
  await expect(store.get(sha256Hex('nothing'))).rejects.toThrow(BlobMissing);
  await expect(store.size(sha256Hex('nothing'))).rejects.toThrow(BlobMissing);
  await expect(store.renew(sha256Hex('nothing'))).rejects.toThrow(BlobMissing);
  await expect((async () => store.get('../../etc/passwd'))()).rejects.toThrow(BlobMissing);
});

test('the sweeper sees old blobs, and storing the bytes again makes a blob young', async () => {
  const bytes = Buffer.from('old');
  const key = await store.put(bytes);
  const yesterday = new Date(Date.now() - 86_400_000);
  await utimes(join(root, key.slice(0, 2), key.slice(2, 4), key), yesterday, yesterday);
  const hourAgo = new Date(Date.now() - 3_600_000);
  expect(await collect(store.keysOlderThan(hourAgo))).toEqual([key]);
  await store.put(bytes);
  expect(await collect(store.keysOlderThan(hourAgo))).toEqual([]);
  await utimes(join(root, key.slice(0, 2), key.slice(2, 4), key), yesterday, yesterday);
  await store.renew(key);
  expect(await collect(store.keysOlderThan(hourAgo))).toEqual([]);
  await store.delete(key);
  await store.delete(key);
  await expect(store.get(key)).rejects.toThrow(BlobMissing);
});

async function collect(keys: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const key of keys) found.push(key);
  return found;
}
