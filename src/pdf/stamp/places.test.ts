import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { pageView } from '../document/geometry.ts';
import { readPages } from '../document/pages.ts';
import { openPdf } from '../document/reader.ts';
import type { Mark } from '../engine.ts';
import { drawPage } from '../render/render-page.ts';
import { samplePdf } from '../testing/sample.ts';
import { stamp } from './stamp.ts';

const WIDTH = 800;

/** A green picture. */
function jpeg(): Uint8Array {
  const canvas = createCanvas(80, 40);
  const context = canvas.getContext('2d');
  context.fillStyle = '#00a000';
  context.fillRect(0, 0, 80, 40);
  return canvas.toBuffer('image/jpeg', 95);
}

const isOf = {
  red: (r: number, g: number, b: number) => r > 150 && g < 110 && b < 110,
  blue: (r: number, g: number, b: number) => b > 120 && r < 110 && g < 110,
  black: (r: number, g: number, b: number) => r < 70 && g < 70 && b < 70,
  green: (r: number, g: number, b: number) => g > 120 && r < 80 && b < 80,
};

it.each([
  ['upright', ''],
  ['turned by 90', '/Rotate 90'],
  ['turned by 180', '/Rotate 180'],
  ['turned by 270 and cropped', '/Rotate 270/CropBox [50 60 560 700]'],
  ['with a user unit', '/UserUnit 1.5/Rotate 90'],
  ['with a negative, reversed box', '/MediaBox [300 400 -300 -400]'],
])('text, cells, choices and pictures stand in their boxes, upright, on a page %s', async (_, entries) => {
  const base = samplePdf([{ entries, content: '' }]);
  const file = openPdf(base);
  const { width, height } = pageView(file, readPages(file)[0]?.dict ?? new Map());
  const box = (n: number) => ({ page: 1, x: width * 0.1, y: height * (0.1 + n * 0.2), w: 160, h: 24 });
  const options = ['Yes', 'No'].map((label) => ({ label, chosen: label === 'Yes' }));
  const choice = { style: 'radio', layout: 'horizontal', hideLabel: false, options } as const;
  const marks: Mark[] = [
    { ...box(0), kind: 'text', text: 'MMMMMM', fontSize: 16, color: 'red' },
    { ...box(1), kind: 'cells', text: '12345', cellCount: 5, fontSize: 16, color: 'blue' },
    { ...box(2), kind: 'choices', ...choice, fontSize: 14, color: 'black' },
    { ...box(3), kind: 'image', bytes: jpeg(), fit: 'contain' },
  ];
  const { pixels, width: across, height: down } = await drawPage(await stamp(base, marks), 1, WIDTH);
  for (const [n, isColor] of [isOf.red, isOf.blue, isOf.black, isOf.green].entries()) {
    const { x, y, w, h } = box(n);
    const found = { left: across, top: down, right: 0, bottom: 0 };
    for (let at = 0; at < pixels.length; at += 4) {
      if (!isColor(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255)) continue;
      const [column, row] = [(at / 4) % across, Math.floor(at / 4 / across)];
      found.left = Math.min(found.left, column);
      found.right = Math.max(found.right, column);
      found.top = Math.min(found.top, row);
      found.bottom = Math.max(found.bottom, row);
    }
    const scale = width / across;
    const ink = { w: (found.right - found.left) * scale, h: (found.bottom - found.top) * scale };
    expect(found.left * scale, `left of mark ${n}`).toBeGreaterThan(x - 2);
    expect(found.right * scale, `right of mark ${n}`).toBeLessThan(x + w + 2);
    expect(found.top * scale, `top of mark ${n}`).toBeGreaterThan(y - 2);
    expect(found.bottom * scale, `bottom of mark ${n}`).toBeLessThan(y + h + 2);
    // Not lying on its side: wider than high, and filling its box.
    expect(ink.w, `width of mark ${n}`).toBeGreaterThan(ink.h * 1.5);
    expect(ink.h, `height of mark ${n}`).toBeGreaterThan(8);
  }
});
