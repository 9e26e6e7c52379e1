import { expect, it } from 'vitest';
import { samplePdf } from '../testing/sample.ts';
import { blanks } from './blanks.ts';

function page(content: string, entries = ''): Uint8Array {
  return samplePdf([{ content: `BT /F1 12 Tf 1 0 0 1 72 600 Tm (${content}) Tj ET`, entries }]);
}

it('a run of underscores is room to write, with the words before it and its place as displayed', async () => {
  const [first, second, ...rest] = await blanks(page('Signature: ____________ Date: ______'), 1);
  expect(rest).toEqual([]);
  expect([first?.before, second?.before]).toEqual(['Signature:', 'Date:']);
  expect(first?.x).toBeGreaterThan(72 + 50);
  expect(first?.x).toBeLessThan(72 + 70);
  expect(first?.w).toBeGreaterThan(70);
  expect(Math.abs((first?.y ?? 0) - (792 - 600))).toBeLessThan(6);
  expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.w ?? 0));
});

it('short runs, names with underscores and full stops are not', async () => {
  expect(await blanks(page('first_name and __init__, well... and so on.'), 1)).toEqual([]);
});

it('a drawn line with nothing on it is room to write, as a stroke or a thin bar; underlining and tables are not', async () => {
  const words = (x: number, y: number, text: string) => `BT /F1 12 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`;
  const content = [
    `${words(72, 600, 'Signed by:')} 140 598 m 320 598 l S`,
    `${words(72, 500, 'Place')} 120 498 180 0.8 re f`,
    `${words(72, 400, 'Important')} 72 397 m 130 397 l S`,
    '72 300 m 540 300 l S',
    '72 200 200 60 re S',
  ].join('\n');
  const found = await blanks(samplePdf([{ content }]), 1);
  expect(found.map(({ before }) => before)).toEqual(['Signed by:', 'Place']);
  expect(found[0]).toMatchObject({ x: expect.closeTo(140, -1), w: expect.closeTo(180, -1), drawn: true });
  expect(found[0]?.y).toBeCloseTo(792 - 598, 0);
});
