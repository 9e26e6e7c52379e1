import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { compose } from '../compose/compose.ts';
import { drawPage } from '../render/render-page.ts';
import { runsRightToLeft } from './bidi.ts';
import { fontFor, loadFonts } from './fonts.ts';

const WIDTH = 400;
const HEIGHT = 60;
const SCALE = 4;

/** The line as HarfBuzz shapes it in one go, drawn as pixels. */
function raster(text: string): Uint8ClampedArray {
  loadFonts();
  const canvas = createCanvas(WIDTH * SCALE, HEIGHT * SCALE);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(SCALE, SCALE);
  context.fillStyle = '#000000';
  context.lang = 'en';
  // Letters that need no shaping are set by their own widths.
  if (/^[\u0020-\u024f]*$/.test(text)) context.fontKerning = 'none';
  context.font = fontFor(text, 24, 'text', 400, runsRightToLeft(text));
  context.direction = runsRightToLeft(text) ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  context.fillText(text, 20, 40);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

/** Share of the dark pixels of one picture with no dark pixel of the other within two pixels. */
function strays(of: Uint8ClampedArray, against: Uint8ClampedArray): number {
  const dark = (pixels: Uint8ClampedArray, x: number, y: number): boolean =>
    (pixels[(y * WIDTH * SCALE + x) * 4] ?? 255) < 128;
  let all = 0;
  let stray = 0;
  for (let y = 2; y < HEIGHT * SCALE - 2; y++) {
    for (let x = 2; x < WIDTH * SCALE - 2; x++) {
      if (!dark(of, x, y)) continue;
      all++;
      let near = false;
      for (let dy = -2; dy <= 2 && !near; dy++)
        for (let dx = -2; dx <= 2 && !near; dx++) near = dark(against, x + dx, y + dy);
      if (!near) stray++;
    }
  }
  return all === 0 ? 1 : stray / all;
}

describe('a line in the PDF looks as HarfBuzz shapes it', () => {
  it.each([
    ['Arabic', 'مرحبا بالعالم'],
    ['vowelled Arabic', 'مُحَمَّد الأحمد'],
    ['Persian', 'پاکستان، کتاب'],
    ['Hebrew', 'שלום עולם'],
    ['Devanagari', 'क्षत्रिय नमस्ते दुनिया'],
    ['Thai', 'สวัสดี กำลังน้ำ'],
    ['Latin', 'Ångström, Žižka (AVA)'],
  ])('%s', async (_, text) => {
    const pdf = await compose({
      title: 't',
      language: 'en',
      pages: [{ width: WIDTH, height: HEIGHT, commands: [{ kind: 'text', text, x: 20, y: 40, size: 24 }] }],
    });
    const { pixels } = await drawPage(pdf, 1, WIDTH * SCALE);
    const wished = raster(text);
    expect(strays(pixels, wished)).toBeLessThan(0.01);
    expect(strays(wished, pixels)).toBeLessThan(0.01);
  });
});
