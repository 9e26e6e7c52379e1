import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BlobMissing, type BlobStore, type Derived } from './blob-store.ts';

/**
 * Blobs as files below `root`: `ab/cd/abcd...`. A blob appears whole or not at all (written aside, synced, renamed,
 * directory synced), so a crash leaves at most a file in `tmp/`.
 */
export async function openDiskStore(root: string): Promise<BlobStore> {
  const drafts = join(root, 'tmp');
  await mkdir(drafts, { recursive: true, mode: 0o700 });

  function pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new BlobMissing(sha256);
    return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  async function put(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (await freshen(pathOf(sha256), bytes.length)) return sha256;
    await throughDraft(async (draft) => {
      await writeSynced(draft, bytes);
      await place(draft, pathOf(sha256));
    });
    return sha256;
  }

  async function derive(sha256: string, work: (from: string, to: string) => Promise<Derived>): Promise<Derived> {
    const from = pathOf(sha256);
    await stat(from).catch((error) => missing(error, sha256));
    return throughDraft(async (draft) => {
      const made = await work(from, draft);
      if (await freshen(pathOf(made.sha256), made.size)) await rm(draft, { force: true });
      else await place(draft, pathOf(made.sha256));
      return made;
    });
  }

  /** The file under its own name is never a part of itself: it is renamed when it is whole and on the disk. */
  async function place(draft: string, path: string): Promise<void> {
    await makeShard(root, dirname(path));
    await rename(draft, path);
    await syncDirectory(dirname(path));
  }

  async function throughDraft<T>(work: (draft: string) => Promise<T>): Promise<T> {
    const draft = join(drafts, randomBytes(12).toString('hex'));
    try {
      return await work(draft);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async function* keysOlderThan(moment: Date): AsyncIterable<string> {
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue;
      const found = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
      if (found && found.mtime < moment) yield entry.name;
    }
  }

  return {
    put,
    derive,
    renew: (sha256) => touch(pathOf(sha256)).catch((error) => missing(error, sha256)),
    keysOlderThan,
    get: (sha256) => readFile(pathOf(sha256)).catch((error) => missing(error, sha256)),
    size: (sha256) =>
      stat(pathOf(sha256)).then(
        (found) => found.size,
        (error) => missing(error, sha256),
      ),
    stream: (sha256, range) => createReadStream(pathOf(sha256), range ?? {}),
    delete: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}

/** True when the blob is there already; its time is renewed, so that the sweeper leaves it to its new owner. */
async function freshen(path: string, size: number): Promise<boolean> {
  try {
    if ((await stat(path)).size !== size) return false;
    await touch(path);
    return true;
  } catch {
    return false;
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now);
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new directory lasts only once its parent is synced. */
async function makeShard(root: string, shard: string): Promise<void> {
  const made = await mkdir(shard, { recursive: true, mode: 0o700 });
  if (made === undefined) return;
  await syncDirectory(dirname(shard));
  await syncDirectory(root);
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function missing(error: unknown, sha256: string): never {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new BlobMissing(sha256);
  throw error;
}
