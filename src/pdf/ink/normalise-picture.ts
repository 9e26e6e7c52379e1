import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { PdfError } from '../engine.ts';
import { pictureSize } from './picture-size.ts';
import { decodePicture, MAX_PIXELS } from './pictures.ts';

/**
 * An uploaded picture (PNG or JPEG) upright and encoded anew as PNG, at most `maxPixels` on its longer side: nothing of
 * the upload but its pixels goes on. Throws `PdfError` 'not-a-picture'.
 */
export async function normalisePicture(
  bytes: Uint8Array,
  maxPixels: number,
): Promise<{ png: Uint8Array; width: number; height: number }> {
  const canvas = await uprightPicture(bytes, maxPixels);
  return { png: await canvas.encode('png'), width: canvas.width, height: canvas.height };
}

/** The picture as it is meant to be seen, on a transparent ground. Throws `PdfError` 'not-a-picture'. */
export async function uprightPicture(bytes: Uint8Array, maxPixels: number): Promise<Canvas> {
  const header = pictureSize(bytes);
  if (!header) throw new PdfError('not-a-picture', 'The picture is neither PNG nor JPEG.');
  if (header.width * header.height > MAX_PIXELS)
    throw new PdfError('not-a-picture', 'The picture has too many pixels.');
  const turn = header.kind === 'jpeg' ? exifOrientation(bytes) : 1;
  const image = await decodePicture(header.kind === 'jpeg' ? withoutExif(bytes) : bytes);
  const scale = Math.min(1, maxPixels / Math.max(image.width, image.height));
  const w = Math.max(1, Math.round(image.width * scale));
  const h = Math.max(1, Math.round(image.height * scale));
  const canvas = turn > 4 ? createCanvas(h, w) : createCanvas(w, h);
  const context = canvas.getContext('2d');
  // Exif 2.3, 4.6.4 A, Orientation: where the first row and column lie.
  const matrices: Record<number, readonly [number, number, number, number, number, number]> = {
    2: [-1, 0, 0, 1, w, 0],
    3: [-1, 0, 0, -1, w, h],
    4: [1, 0, 0, -1, 0, h],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, h, 0],
    7: [0, -1, -1, 0, h, w],
    8: [0, -1, 1, 0, 0, w],
  };
  const matrix = matrices[turn];
  if (matrix) context.setTransform(...matrix);
  context.drawImage(image, 0, 0, w, h);
  return canvas;
}

interface Segment {
  readonly marker: number;
  readonly from: number;
  readonly to: number;
}

/** Segments before the picture data (ITU T.81, B.1.1). */
function segments(view: Buffer): Segment[] {
  const out: Segment[] = [];
  let at = 2;
  while (at + 4 <= view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda) break;
    const bare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    const to = bare ? at + 2 : at + 2 + view.readUInt16BE(at + 2);
    out.push({ marker, from: at, to });
    at = to;
  }
  return out;
}

function isExif(view: Buffer, segment: Segment): boolean {
  return segment.marker === 0xe1 && view.toString('latin1', segment.from + 4, segment.from + 8) === 'Exif';
}

/** The canvas may turn the picture by its Exif data or not; without the data there is one answer. */
function withoutExif(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const exif = segments(view).filter((segment) => isExif(view, segment));
  if (exif.length === 0) return bytes;
  const parts: Buffer[] = [];
  let from = 0;
  for (const segment of exif) {
    parts.push(view.subarray(from, segment.from));
    from = segment.to;
  }
  parts.push(view.subarray(from));
  return Buffer.concat(parts);
}

function exifOrientation(bytes: Uint8Array): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const exif = segments(view).find((segment) => isExif(view, segment));
  if (!exif || exif.from + 18 > view.length) return 1;
  const tiff = view.subarray(exif.from + 10, exif.to);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const u32 = (at: number): number =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = u32(4);
  for (let n = 0; n < Math.min(u16(directory), 200); n++) {
    const entry = directory + 2 + n * 12;
    if (u16(entry) !== 0x0112) continue;
    const value = u16(entry + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
