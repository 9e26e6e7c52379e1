import { createHash } from 'node:crypto';
import { type Image, loadImage } from '@napi-rs/canvas';
import { PdfError } from '../engine.ts';
import { type PictureObject, pictureObject } from './picture-object.ts';
import { pictureSize } from './picture-size.ts';
import type { Stroke } from './stroke.ts';

/** Pixels a picture may have before it is decoded. */
export const MAX_PIXELS = 40_000_000;

/** A picture ready to be drawn: taken apart already, or decoded for the canvas. */
export type Picture =
  | { readonly kind: 'object'; readonly object: PictureObject }
  | { readonly kind: 'image'; readonly image: Image };

/** Pictures of one call: the same bytes are decoded, and embedded, once. */
export class Pictures {
  readonly #images = new Map<string, Promise<Image>>();

  /** PNG or JPEG. Throws `PdfError` 'not-a-picture'. */
  async get(bytes: Uint8Array): Promise<Picture> {
    const object = pictureObject(bytes);
    if (object) return { kind: 'object', object };
    const key = createHash('sha256').update(bytes).digest('hex');
    const known = this.#images.get(key) ?? decodePicture(bytes);
    this.#images.set(key, known);
    return { kind: 'image', image: await known };
  }
}

/** The picture as large as its box allows, in the middle of it. */
export function pictureStroke(
  box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  picture: Picture,
): Stroke {
  const { width, height } = picture.kind === 'object' ? picture.object : picture.image;
  const scale = Math.min(box.w / width, box.h / height);
  const [w, h] = [width * scale, height * scale];
  const [x, y] = [box.x + (box.w - w) / 2, box.y + (box.h - h) / 2];
  if (picture.kind === 'object') return { kind: 'picture', picture: picture.object, x, y, w, h };
  return { kind: 'drawn', text: null, draw: (context) => context.drawImage(picture.image, x, y, w, h) };
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
