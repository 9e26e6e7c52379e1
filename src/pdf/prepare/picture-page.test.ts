import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PdfError } from '../engine.ts';
import { inkBox, isBlack } from '../testing/ink-box.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { append } from './append.ts';
import { picturePage } from './picture-page.ts';
import { prepare } from './prepare.ts';

let files: Folder;
beforeAll(() => {
  files = folder();
});
afterAll(() => files.remove());

/** White with a black upper half. */
function half(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000000';
  context.fillRect(0, 0, width, height / 2);
  return canvas;
}

test.each(['png', 'jpeg'] as const)('a %s becomes one page of its size that needs no mending', async (kind) => {
  const picture = kind === 'png' ? await half(800, 400).encode('png') : await half(800, 400).encode('jpeg');
  const { bytes, pages } = await picturePage(picture);
  expect(pages).toEqual([{ width: 600, height: 344 }]);
  const path = files.put(`${kind}.pdf`, bytes);
  expect(ask('qpdf', '--check', path)).toMatchObject({ status: 0 });
  expect((await prepare(bytes, { password: '', maxPages: 1 })).changes).toEqual([]);
  const ink = await inkBox(bytes, 1, isBlack);
  expect((ink?.top ?? 0) * 344).toBeCloseTo(22, 0);
  expect((ink?.bottom ?? 0) * 344).toBeCloseTo(172, 0);
});

test('a photograph larger than A4 is made to fit, a tiny picture gets a page that holds words', async () => {
  const large = await picturePage(await half(3000, 4000).encode('jpeg'));
  expect(large.pages[0]?.height).toBe(842 + 44);
  expect(large.bytes.length).toBeLessThan(400_000);
  expect((await picturePage(await half(2, 2).encode('png'))).pages[0]?.width).toBe(200);
});

test('it can be appended, and what is no picture is refused', async () => {
  const page = (await picturePage(await half(300, 300).encode('png'))).bytes;
  const both = await append(page, [page]);
  expect((await prepare(both, { password: '', maxPages: 9 })).pages).toHaveLength(2);
  await expect(picturePage(Buffer.from('GIF89a'))).rejects.toThrow(PdfError);
});
