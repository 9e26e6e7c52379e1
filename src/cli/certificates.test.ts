import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testInstance } from '../../tests/support/deps.ts';
import { sealIdentity } from '../features/certificates/identity.ts';
import { signerOf } from '../features/certificates/signer-of.ts';
import { verifyFile } from '../features/verification/verify-file.ts';
import type { Paper } from '../pdf/index.ts';
import { commands } from './registry.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-24T09:00:00Z');
let instance: Awaited<ReturnType<typeof testInstance>>;
let directory: string;
let clock = start;

beforeAll(async () => {
  instance = await testInstance();
  directory = await mkdtemp(join(tmpdir(), 'signet-root-'));
  later(0);
});
afterAll(async () => {
  await instance.close();
  await rm(directory, { recursive: true, force: true });
});

function later(hours: number): void {
  clock += hours * HOUR;
  instance.live.setClock(new Date(clock));
  instance.sandbox.setClock(new Date(clock));
}

async function run(line: string, input = '') {
  const [printed, complained]: [string[], string[]] = [[], []];
  const command = commands.find(({ name }) => name === 'certificates');
  const code = await command?.run(line.split(' '), {
    live: instance.live.deps,
    sandbox: instance.sandbox.deps,
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
    readInput: async () => input,
  });
  return { code, printed, complained };
}

/** What is in use, by kind. */
async function inUse(): Promise<Record<string, string>> {
  const rows = (await run('list')).printed.map((line) => line.split('\t'));
  return Object.fromEntries(rows.filter((row) => row[2] === 'in-use').map((row) => [row[0] ?? '', row[1] ?? '']));
}

const page: Paper = {
  title: 'A page',
  language: 'en',
  pages: [{ width: 300, height: 300, commands: [{ kind: 'text', text: 'Terms', x: 20, y: 40, size: 12 }] }],
};

async function seal(): Promise<Uint8Array> {
  const { deps } = instance.live;
  const identity = await sealIdentity(deps);
  const terms = { level: 'B-LTA', reason: 'Signed', name: 'Signet', time: deps.clock(), identity } as const;
  return deps.pdf.seal(await deps.pdf.compose(page), terms);
}

async function verdict(file: Uint8Array): Promise<string> {
  return (await verifyFile(instance.live.deps, file)).verdict;
}

test('after each rotation old and new seals are valid, and each kind takes what hangs from it along', async () => {
  const files = [await seal()];
  let before = await inUse();
  expect(Object.keys(before)).toEqual(['root', 'issuer', 'seal', 'timestamp', 'ocsp']);
  const changes: string[][] = [];
  for (const kind of ['seal', 'timestamp', 'ocsp', 'issuer', 'root']) {
    later(1);
    expect(await run(`rotate --kind ${kind}`)).toMatchObject({ code: 0, complained: [] });
    const after = await inUse();
    changes.push(Object.keys(after).filter((one) => after[one] !== before[one]));
    before = after;
    files.push(await seal());
  }
  expect(changes).toEqual([
    ['seal'],
    ['timestamp'],
    ['ocsp'],
    ['issuer', 'seal', 'timestamp', 'ocsp'],
    ['root', 'issuer', 'seal', 'timestamp', 'ocsp'],
  ]);
  later(1);
  for (const file of files) expect(await verdict(file)).toBe('valid-unchanged');
  expect((await run('rotate --kind everything')).code).toBe(2);
});

test('what was sealed before a revocation stays valid by its timestamp; the sandbox is not touched', async () => {
  const sandbox = (await run('list --sandbox')).printed;
  const file = await seal();
  const { seal: serial = '' } = await inUse();
  later(1);
  expect((await run(`revoke --serial ${serial} --reason key-compromise`)).code).toBe(0);
  later(1);
  expect(await verdict(file)).toBe('valid-unchanged');
  expect((await run('list')).printed.some((line) => line.includes(`${serial}\trevoked (key-compromise)`))).toBe(true);
  expect((await inUse()).seal).not.toBe(serial);
  expect((await run(`revoke --serial ${serial} --reason superseded`)).complained).toEqual(['It is revoked already.']);
  expect((await run('revoke --serial 99 --reason superseded')).complained).toEqual(['There is no certificate 99.']);
  expect((await run('list --sandbox')).printed).toEqual(sandbox);
});

test('the root’s key can be kept elsewhere: sealing goes on, and it comes back for a new issuing CA', async () => {
  const path = join(directory, 'root.pem');
  expect((await run(`export-root --file ${path} --password short`)).code).toBe(1);
  const exported = await run(`export-root --file ${path} --password-stdin --delete`, 'correct horse battery\n');
  expect(exported).toMatchObject({ code: 0, complained: [] });
  expect((await readFile(path, 'utf8')).startsWith('-----BEGIN ENCRYPTED PRIVATE KEY-----')).toBe(true);
  expect((await stat(path)).mode & 0o077).toBe(0);
  expect((await run('list')).printed.find((line) => line.includes('in-use'))).toContain('key elsewhere');
  expect((await run(`export-root --file ${path} --password-stdin`, 'correct horse battery')).code).toBe(1);

  later(24 * 30);
  const { issuer } = await inUse();
  const file = await seal();
  expect(await verdict(file)).toBe('valid-unchanged');
  expect((await run('rotate --kind issuer')).complained[0]).toContain('elsewhere');
  expect((await run(`revoke --serial ${issuer} --reason superseded`)).complained[0]).toContain('elsewhere');
  // A silent root is not passed over: once its last list has ended, documents wait.
  later(24 * 400);
  expect(await signerOf(instance.live.deps, 'nobody')).toMatchObject({ refused: 'certificate-unusable' });

  expect((await run(`import-root --file ${path} --password-stdin`, 'another password')).code).toBe(1);
  expect(
    (await run(`import-root --file ${path} --password-stdin --sandbox`, 'correct horse battery')).complained,
  ).toEqual(['The key belongs to no root of this environment.']);
  expect(await run(`import-root --file ${path} --password-stdin`, 'correct horse battery')).toMatchObject({ code: 0 });
  expect((await run('rotate --kind issuer')).code).toBe(0);
  expect((await inUse()).issuer).not.toBe(issuer);
  later(1);
  expect(await verdict(await seal())).toBe('valid-unchanged');
  expect(await verdict(file)).toBe('valid-unchanged');
});
