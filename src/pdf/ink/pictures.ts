import { createHash } from 'node:crypto';
import { type Image, loadImage } from '@napi-rs/canvas';
import { PdfError } from '../engine.ts';

/** Pixels a picture may have before it is decoded. */
export const MAX_PIXELS = 40_000_000;

/** Decoded pictures of one call: the same bytes are decoded, and embedded, once. */
export class Pictures {
  readonly #images = new Map<string, Promise<Image>>();

  /** Decodes PNG or JPEG. Throws `PdfError` 'not-a-picture'. */
  get(bytes: Uint8Array): Promise<Image> {
    const key = createHash('sha256').update(bytes).digest('hex');
    const known = this.#images.get(key) ?? decodePicture(bytes);
    this.#images.set(key, known);
    return known;
  }
}

export async function decodePicture(bytes: Uint8Array): Promise<Image> {
  const size = pictureSize(bytes);
  if (!size) throw new PdfError('not-a-picture', 'The picture is neither PNG nor JPEG.');
  if (size.width < 1 || size.height < 1 || size.width * size.height > MAX_PIXELS)
    throw new PdfError('not-a-picture', 'The picture has too many pixels.');
  try {
    return await loadImage(Buffer.from(bytes));
  } catch (cause) {
    throw Object.assign(new PdfError('not-a-picture', 'The picture is damaged.'), { cause });
  }
}

/** Pixels as the header tells them, without decoding; null for anything but PNG and JPEG. */
export function pictureSize(bytes: Uint8Array): { kind: 'png' | 'jpeg'; width: number; height: number } | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length > 24 && view.readUInt32BE(0) === 0x89504e47 && view.toString('latin1', 12, 16) === 'IHDR') {
    return { kind: 'png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  }
  if (view[0] !== 0xff || view[1] !== 0xd8) return null;
  let at = 2;
  while (at + 9 < view.length) {
    if (view[at] !== 0xff) return null;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return { kind: 'jpeg', width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + view.readUInt16BE(at + 2);
  }
  return null;
}
