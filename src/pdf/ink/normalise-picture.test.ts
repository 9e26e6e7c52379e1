import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { normalisePicture } from './normalise-picture.ts';

/** 40 by 20, left half red, right half blue. */
function halves(kind: 'png' | 'jpeg'): Buffer {
  const canvas = createCanvas(40, 20);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 20, 20);
  context.fillStyle = '#0000ff';
  context.fillRect(20, 0, 20, 20);
  return kind === 'png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 95);
}

function withOrientation(jpeg: Buffer, value: number): Buffer {
  const tiff = Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    value,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  const payload = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, payload.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)]);
}

async function colorAt(png: Uint8Array, x: number, y: number): Promise<'red' | 'blue'> {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const [r = 0, , b = 0] = context.getImageData(x, y, 1, 1).data;
  return r > b ? 'red' : 'blue';
}

describe('an uploaded picture', () => {
  it.each([
    [1, 40, 20, 5, 10, 'red'],
    [2, 40, 20, 5, 10, 'blue'],
    [3, 40, 20, 5, 10, 'blue'],
    [4, 40, 20, 5, 10, 'red'],
    [5, 20, 40, 10, 5, 'red'],
    [6, 20, 40, 10, 5, 'red'],
    [7, 20, 40, 10, 5, 'blue'],
    [8, 20, 40, 10, 5, 'blue'],
  ] as const)('of orientation %i stands upright, %i by %i', async (orientation, width, height, x, y, color) => {
    const out = await normalisePicture(withOrientation(halves('jpeg'), orientation), 1000);
    expect(out).toMatchObject({ width, height });
    expect(await colorAt(out.png, x, y)).toBe(color);
  });

  it('is made smaller to the longer side asked for, never larger', async () => {
    expect(await normalisePicture(halves('png'), 10)).toMatchObject({ width: 10, height: 5 });
    expect(await normalisePicture(halves('png'), 100)).toMatchObject({ width: 40, height: 20 });
  });

  it('keeps what is transparent transparent', async () => {
    const canvas = createCanvas(10, 10);
    const { png } = await normalisePicture(canvas.toBuffer('image/png'), 100);
    const image = await loadImage(Buffer.from(png));
    const copy = createCanvas(10, 10).getContext('2d');
    copy.drawImage(image, 0, 0);
    expect(copy.getImageData(5, 5, 1, 1).data[3]).toBe(0);
  });

  it('is refused when it is none, is damaged, or would unpack to too many pixels', async () => {
    const bomb = Buffer.from(halves('png'));
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    for (const bytes of [Buffer.from('<svg/>'), Buffer.alloc(0), halves('png').subarray(0, 60), bomb]) {
      await expect(normalisePicture(bytes, 100)).rejects.toMatchObject({ code: 'not-a-picture' });
    }
  });
});
