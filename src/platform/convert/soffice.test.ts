import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConversionFailed } from './docx-converter.ts';
import { openSoffice } from './soffice.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signet-fake-soffice-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program in LibreOffice's place; `$out` is the folder it must write into. */
async function program(name: string, body: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\nout="$2"\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}

async function leftovers(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('signet-docx-'));
}

test('the converter gets the bytes and its PDF comes back; nothing stays behind', async () => {
  const path = await program('good', '{ printf "%%PDF-1.7 "; cat "$3"; } > "$out/file.pdf"');
  const converter = await openSoffice({ path, timeoutMs: 5000 });
  const pdf = await converter?.convert(Buffer.from('PK words'));
  expect(pdf?.toString()).toBe('%PDF-1.7 PK words');
  expect(await leftovers()).toEqual([]);
});

test('one that hangs is ended with its helpers; one that fails or makes nothing is told', async () => {
  const mark = join(folder, 'still-running');
  const hanging = await openSoffice({
    path: await program('slow', `(sleep 0.6; touch ${mark}) & sleep 30`),
    timeoutMs: 300,
  });
  await expect(hanging?.convert(Buffer.from('x'))).rejects.toThrow(ConversionFailed);
  const failing = await openSoffice({ path: await program('bad', 'exit 3'), timeoutMs: 5000 });
  await expect(failing?.convert(Buffer.from('x'))).rejects.toThrow('could not read');
  const silent = await openSoffice({ path: await program('silent', 'exit 0'), timeoutMs: 5000 });
  await expect(silent?.convert(Buffer.from('x'))).rejects.toThrow('no usable PDF');
  await expect.poll(leftovers).toEqual([]);
  await new Promise((done) => setTimeout(done, 700));
  expect(await readdir(folder)).not.toContain('still-running');
});

test('where no program is, there is no converter', async () => {
  expect(await openSoffice({ path: join(folder, 'missing'), timeoutMs: 1000 })).toBeNull();
});
