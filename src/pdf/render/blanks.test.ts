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
