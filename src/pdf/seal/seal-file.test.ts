import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mark } from '../engine.ts';
import { type TestIdentity, testIdentity } from '../testing/identity.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { sealFile } from './seal-file.ts';

const now = new Date();
let identity: TestIdentity;
let files: Folder;
beforeAll(async () => {
  identity = await testIdentity(now);
  files = folder();
});
afterAll(() => files.remove());

const name: Mark = {
  kind: 'text',
  page: 2,
  x: 72,
  y: 100,
  w: 200,
  h: 20,
  text: 'Ada Lovelace',
  fontSize: 12,
  color: 'black',
};

describe('a file sealed on disk', () => {
  it('begins with the bytes it was made from, is valid, and is what its hash says', async () => {
    // Larger than the windows it is read by, so that values cross their borders.
    const filler = Array.from({ length: 4000 }, (_, n) => [100 + n, `<</Filler (${'x'.repeat(90)})/N ${n}>>`]);
    const base = samplePdf([{}, {}, {}], { objects: Object.fromEntries(filler) });
    const from = files.put('base.pdf', base);
    const to = `${files.path}/sealed.pdf`;
    const seal = { level: 'B-LTA', reason: 'Signed', name: 'Test', time: now, identity } as const;
    const { sha256, size } = await sealFile({ from, to, marks: [name], seal });

    const sealed = readFileSync(to);
    expect(sealed.length).toBe(size);
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(sha256);
    expect(sealed.subarray(0, base.length).equals(Buffer.from(base))).toBe(true);
    expect(ask('pdfsig', '-nocert', to).text).toContain('Signature is Valid');
    expect(ask('qpdf', '--check', to)).toMatchObject({ status: 0 });
    expect(ask('pdftotext', '-f', '2', '-l', '2', to, '-').text).toContain('Ada Lovelace');
  });

  it('never takes the place of another', async () => {
    const from = files.put('again.pdf', samplePdf([{}]));
    const to = files.put('taken.pdf', Buffer.from('somebody else'));
    const seal = { level: 'B-B', reason: 'Signed', name: 'Test', time: now, identity } as const;
    await expect(sealFile({ from, to, marks: [], seal })).rejects.toThrow('EEXIST');
    expect(readFileSync(to, 'utf8')).toBe('somebody else');
    writeFileSync(to, '');
  });
});
