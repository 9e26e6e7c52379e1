import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completedDocument } from '../../tests/support/completed.ts';
import { testInstance } from '../../tests/support/deps.ts';
import { plainPdf } from '../../tests/support/plain-pdf.ts';
import { rootCertificate } from '../features/certificates/public.ts';
import type { House } from './command.ts';
import { runCli } from './main.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let directory: string;
const paths: Record<string, string> = {};

beforeAll(async () => {
  instance = await testInstance();
  directory = await mkdtemp(join(tmpdir(), 'signet-verify-'));
  const [live, sandbox] = [await completedDocument(instance.live.deps), await completedDocument(instance.sandbox.deps)];
  const forged = Buffer.from(live.final);
  forged[500] = (forged[500] ?? 0) ^ 1;
  const root = Buffer.from((await rootCertificate(instance.live.deps)) ?? []);
  const pem = `-----BEGIN CERTIFICATE-----\n${root.toString('base64')}\n-----END CERTIFICATE-----\n`;
  const files = {
    live: live.final,
    sandbox: sandbox.final,
    forged,
    plain: plainPdf(),
    text: Buffer.from('hello'),
    root: Buffer.from(pem),
  };
  for (const [name, bytes] of Object.entries(files)) {
    paths[name] = join(directory, `${name}.pdf`);
    await writeFile(paths[name], bytes);
  }
});
afterAll(async () => {
  await instance.close();
  await rm(directory, { recursive: true, force: true });
});

async function run(args: readonly string[], here: 'instance' | 'nothing' | 'broken' = 'instance') {
  const never = async () => {
    throw new Error('Not for verify.');
  };
  const world = { live: instance.live.deps, sandbox: instance.sandbox.deps, close: async () => {} };
  const house: House = {
    openWorld: never,
    checkup: never,
    migrate: never,
    openWorldIfThere: async () => ({ instance: world, nothing: null, broken: 'The database does not answer.' })[here],
  };
  const [printed, complained]: [string[], string[]] = [[], []];
  const code = await runCli(['verify', ...args], [], house, {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    readInput: never,
  });
  return { code, text: printed.join('\n'), complained };
}

test.each([
  ['live', 0, 'Valid and unchanged'],
  ['forged', 10, 'Changed after signing'],
  ['plain', 12, 'No signature'],
  ['text', 13, 'Can’t be checked'],
  ['sandbox', 14, 'Made in Sandbox, no legal effect'],
])('%s: exit code %i, and the answer first', async (name, code, title) => {
  const told = await run([paths[name] ?? '']);
  expect([told.code, told.text.split('\n')[0]]).toEqual([code, title]);
});

test('needs no instance: by a root given by hand, or by none', async () => {
  const alone = await run([paths.live ?? ''], 'nothing');
  expect([alone.code, alone.complained]).toEqual([11, []]);
  expect((await run([paths.live ?? '', '--trust', paths.root ?? ''], 'broken')).code).toBe(0);
  const broken = await run([paths.live ?? ''], 'broken');
  expect(broken.code).toBe(11);
  expect(broken.complained).toEqual(['The roots of this instance are not known: The database does not answer.']);
});

test('--json is the whole report', async () => {
  const { text } = await run([paths.live ?? '', '--json']);
  expect(JSON.parse(text)).toMatchObject({
    verdict: 'valid-unchanged',
    environment: 'live',
    selfIssued: true,
    document: { file: 'document', signers: [{ name: 'Mia Torres' }, { name: 'Kai Lindqvist' }] },
  });
});

test('says which signers, level, time, chain and changes', async () => {
  const { text } = await run([paths.live ?? '']);
  expect(text).toContain('B-LTA, self-issued');
  expect(text).toMatch(/Times +\d+ \w+ \d{4}, [\d:]+ UTC, from a timestamp inside the file/);
  expect(text).toContain('3 certificates, up to Signet Root CA');
  expect(text).toContain('None revoked when it was signed');
});

test('never says of a changed file that it is unchanged', async () => {
  expect((await run([paths.live ?? ''])).text).toContain('It proves that the file is unchanged');
  const { text } = await run([paths.forged ?? '']);
  expect(text).not.toMatch(/is unchanged|Nothing in it has changed|Valid/);
});

test('a wrong command line and a file that is not there are told apart from verdicts', async () => {
  expect((await run([])).code).toBe(2);
  expect((await run(['a.pdf', '--unknown'])).code).toBe(2);
  expect((await run([join(directory, 'none.pdf')])).code).toBe(1);
  expect((await run([paths.live ?? '', '--trust', paths.text ?? ''])).code).toBe(1);
});
