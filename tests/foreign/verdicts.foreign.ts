import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/pdf/index.ts';
import { type TestEnvironment, testEnvironment } from '../support/deps.ts';
import { type AttackedFile, attackedFiles } from './attacked-files.ts';
import { javaJudges, type PyHankoVerdict, pyHanko, type ToJudge } from './judges.ts';
import { sealsOfEachLevel } from './library-files.ts';
import type { MadeFile } from './made-file.ts';
import { productFiles } from './product-files.ts';

const python = pyHanko();
const java = javaJudges();
if (!python) console.log('skipped: pyHanko can’t be had here');
if (!java) console.log('skipped: EU DSS and veraPDF can’t be had here');

let t: TestEnvironment;
let folder: string;
let files: (MadeFile & { readonly at: ToJudge })[];
let attacked: (AttackedFile & { readonly at: ToJudge })[];
beforeAll(async () => {
  t = await testEnvironment('live');
  folder = mkdtempSync(join(tmpdir(), 'signet-foreign-'));
  const now = new Date();
  files = [...(await sealsOfEachLevel(now)), ...(await productFiles(t.deps))].map(onDisk);
  attacked = (await attackedFiles(now)).map(onDisk);
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
function onDisk<F extends AttackedFile>(file: F): F & { readonly at: ToJudge } {
  count += 1;
  const at = { path: join(folder, `${count}.pdf`), root: join(folder, `${count}.der`) };
  writeFileSync(at.path, file.bytes);
  writeFileSync(at.root, file.root);
  return { ...file, at };
}

function isLongTerm({ levels }: MadeFile): boolean {
  return levels.every((level) => level === 'B-LTA');
}

describe.skipIf(!python)('pyHanko, reading strictly', () => {
  test('accepts every signature of every level, key and mode, and will once their certificates have ended', () => {
    const verdicts = python?.(files.map((file) => ({ ...file.at, longTerm: isLongTerm(file) }))) ?? [];
    const told = files.map((file, index) => ({ name: file.name, ...verdicts[index] }));
    expect(told).toEqual(
      files.map((file) => {
        const long = isLongTerm(file) ? { now: 'OK', later: 'OK' } : {};
        const one = expect.objectContaining({ accepted: true, ...long });
        return {
          name: file.name,
          error: null,
          signatures: Array.from({ length: file.signatures }, () => one),
          timestamps: Array.from({ length: file.timestamps }, () => expect.objectContaining({ accepted: true })),
        };
      }),
    );
    // After a seal nothing but validation data and timestamps.
    const seals = told.filter(({ name }) => name.startsWith('seal') && !name.endsWith('B-B') && !name.endsWith('B-T'));
    for (const { name, signatures } of seals)
      expect([name, signatures?.[0]?.coverage, signatures?.[0]?.modification]).toEqual([
        name,
        'ENTIRE_REVISION',
        'LTA_UPDATES',
      ]);
  });

  test('refuses no attacked file that we accept', async () => {
    const verdicts = python?.(attacked.map(({ at }) => ({ ...at, longTerm: false }))) ?? [];
    for (const [index, { name, bytes, root }] of attacked.entries()) {
      const ours = await verify(bytes, { time: new Date(), anchors: [{ certificate: root, label: 'ours' }] });
      expect([name, ours.verdict, verdicts[index] && isRefused(verdicts[index])]).toEqual([
        name,
        'changed-after-signing',
        expect.any(Boolean),
      ]);
    }
    // That judge is there and awake: it refuses most of them too.
    expect(verdicts.filter(isRefused).length).toBeGreaterThan(attacked.length / 2);
  });
});

function isRefused({ error, signatures }: PyHankoVerdict): boolean {
  return error !== null || signatures.length === 0 || signatures.some(({ accepted }) => !accepted);
}

describe.skipIf(!java)('EU DSS and veraPDF', () => {
  test('every signature has passed in full, at its level', () => {
    const answers = java?.(files.map(({ at }) => ['dss', at.path, at.root].join('\t'))) ?? [];
    for (const [index, file] of files.entries()) {
      const rows = answers[index] ?? [];
      const signatures = rows.filter(([kind]) => kind === 'signature');
      // Below B-LT nothing in the file says whether a certificate was revoked, and nobody is asked here.
      const proved = file.levels.every((level) => level.startsWith('B-L'));
      expect(
        signatures.map(([, indication, , format]) => [indication, format]),
        file.name,
      ).toEqual(
        file.levels.map((level) => [proved ? 'TOTAL_PASSED' : 'INDETERMINATE', `PAdES-BASELINE-${level.slice(2)}`]),
      );
      // Nothing but that others filled in their fields afterwards.
      if (proved)
        for (const [, , , , remarks = ''] of signatures)
          expect(remarks, file.name).toMatch(
            /^(?:|warning: Visual difference is detected on page\(s\) \[\d[\d, ]*\])$/,
          );
      expect(rows.filter(([kind]) => kind === 'timestamp').map(([, indication]) => indication)).toEqual(
        rows.filter(([kind]) => kind === 'timestamp').map(() => 'PASSED'),
      );
    }
  });

  test('the completion certificate is an accessible PDF (PDF/UA-1)', () => {
    const papers = files.filter(({ accessible }) => accessible);
    expect(papers.length).toBeGreaterThan(1);
    const answers = java?.(papers.map(({ at }) => ['ua', at.path].join('\t'))) ?? [];
    expect(answers).toEqual(papers.map(() => [['ua', 'true', '']]));
  });
});
