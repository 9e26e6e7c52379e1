import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrawCommand } from '../engine.ts';
import { prepare } from '../prepare/prepare.ts';
import { inkBox, isBlack } from '../testing/ink-box.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { compose } from './compose.ts';

let files: Folder;
beforeAll(() => {
  files = folder();
});
afterAll(() => files.remove());

function paper(...commands: DrawCommand[]): Promise<Uint8Array> {
  return compose({
    title: 'Completion certificate – Ü',
    language: 'en',
    pages: [{ width: 595, height: 842, commands }],
  });
}

describe('a paper', () => {
  it('is a clean PDF with title, language and embedded fonts, fit for sealing as it is', async () => {
    const bytes = await paper(
      { kind: 'text', text: 'Signed by', x: 50, y: 80, size: 12, weight: 600 },
      { kind: 'text', text: 'संदीप', x: 50, y: 100, size: 12 },
      { kind: 'text', text: 'a1b2c3', x: 50, y: 120, size: 9, face: 'mono' },
    );
    const path = files.put('paper.pdf', bytes);
    expect(ask('qpdf', '--check', path)).toMatchObject({ status: 0 });
    expect(
      ask('pdftotext', path, '-')
        .text.split(/\s*[\n\f]\s*/)
        .filter(Boolean),
    ).toEqual(['Signed by', 'संदीप', 'a1b2c3']);
    expect(ask('pdffonts', path).text).toMatch(/Inter-SemiBold[^\n]+yes yes yes[\s\S]+JetBrainsMono[^\n]+yes yes yes/);
    expect((await prepare(bytes, { password: '', maxPages: 9 })).changes).toEqual([]);
  });

  it('puts text on its baseline, at the side asked for, no wider than allowed', async () => {
    const bytes = await paper({
      kind: 'text',
      text: 'MMMMMMMMMMMMMMMMMMMM',
      x: 500,
      y: 400,
      size: 20,
      align: 'end',
      maxWidth: 100,
    });
    const box = await inkBox(bytes, 1, isBlack);
    expect((box?.right ?? 0) * 595).toBeCloseTo(500, -1);
    expect((box?.left ?? 0) * 595).toBeGreaterThan(398);
    expect((box?.bottom ?? 0) * 842).toBeCloseTo(400, -1);
  });

  it('draws lines, boxes and a QR code where they belong', async () => {
    const code = await inkBox(
      await paper({ kind: 'qr', x: 100, y: 200, size: 80, text: 'https://example.org/verify/abc' }),
      1,
      isBlack,
    );
    const points = [code?.left, code?.right].map((x) => (x ?? 0) * 595);
    points.push(...[code?.top, code?.bottom].map((y) => (y ?? 0) * 842));
    for (const [n, wished] of [100, 180, 200, 280].entries())
      expect(Math.abs((points[n] ?? 0) - wished)).toBeLessThan(1.6);
    const rect = await inkBox(
      await paper({ kind: 'rect', x: 50, y: 60, w: 100, h: 40, radius: 6, fill: '#000000' }),
      1,
      isBlack,
    );
    expect(Math.round((rect?.right ?? 0) * 595)).toBe(150);
  });
});
