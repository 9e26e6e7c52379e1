import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seal } from './seal/seal.ts';
import { testIdentity } from './testing/identity.ts';
import { samplePdf } from './testing/sample.ts';

it('the example of the README that verifies a file runs as it stands there', async () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const example = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)]
    .map((found) => found[1] ?? '')
    .find((code) => code.includes('judge'));
  const folder = join(import.meta.dirname, '../../node_modules/.cache/readme');
  const path = join(folder, `example-${process.pid}.ts`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, (example ?? '').replace('./index.ts', join(import.meta.dirname, 'index.ts')));
  try {
    const { judge }: { judge(file: Uint8Array, root: Uint8Array): Promise<string> } = await import(path);
    const now = new Date();
    const identity = await testIdentity(now);
    const sealed = await seal(samplePdf([{}]), { level: 'B-LTA', reason: 'r', name: 'n', time: now, identity });
    expect(await judge(sealed, identity.root.certificate)).toBe('Test Seal, B-LTA');
    expect(await judge(samplePdf([{}]), identity.root.certificate)).toBe('no-signature: ');
  } finally {
    rmSync(path);
  }
});
