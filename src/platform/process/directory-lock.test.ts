import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDirectory } from './directory-lock.ts';
import { thisProcess } from './identity.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'signet-lock-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('one of many takes the lock, and the next gets it when it is released', async () => {
  const tries = await Promise.all(Array.from({ length: 6 }, () => lockDirectory(directory, 0)));
  const held = tries.filter((lock) => lock !== undefined);
  expect(held).toHaveLength(1);
  const waiting = lockDirectory(directory, 10_000);
  await held[0]?.release();
  expect(await waiting).toBeDefined();
  expect(await readdir(directory)).toHaveLength(1);
});

test('the lock of a killed process is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const dead = { pid: child.pid ?? 0, started: 'gone' };
  await writeFile(join(directory, 'lock.7'), JSON.stringify(dead));
  const lock = await lockDirectory(directory, 0);
  expect(lock).toBeDefined();
  expect(await readdir(directory)).toEqual(['lock.8']);
  child.kill('SIGKILL');
});

test('a living holder is left alone', async () => {
  await writeFile(join(directory, 'lock.3'), JSON.stringify(thisProcess()));
  expect(await lockDirectory(directory, 250)).toBeUndefined();
  expect(await lockDirectory(directory, 10_000, async () => true)).toBeUndefined();
});
