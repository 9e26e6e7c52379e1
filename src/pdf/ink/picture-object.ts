import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Revision } from '../document/revision.ts';
import { pictureSize } from './picture-size.ts';

/** A picture as a PDF holds it: deflated samples, and its transparency as a mask of the same size. */
export interface PictureObject {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly colors: Buffer;
  readonly alpha: Buffer | null;
}

const REMEMBERED_BYTES = 8 * 1024 * 1024;
const remembered = new Map<string, PictureObject>();
let held = 0;

/**
 * Takes a PNG of 8 bits with colours and transparency, as the canvas writes them, apart; null for any other picture,
 * which the canvas must draw. The last few megabytes stay ready.
 */
export function pictureObject(bytes: Uint8Array): PictureObject | null {
  const key = createHash('sha256').update(bytes).digest('hex');
  const known = remembered.get(key);
  if (known) return known;
  const made = fromPng(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), key);
  if (made) remember(made);
  return made;
}

/** Writes the picture and its mask; answers the reference. */
export function writePicture(revision: Revision, { width, height, colors, alpha }: PictureObject): string {
  const common = [
    ['Type', '/XObject'],
    ['Subtype', '/Image'],
    ['Width', String(width)],
    ['Height', String(height)],
    ['BitsPerComponent', '8'],
    ['Filter', '/FlateDecode'],
  ] as const;
  const entries = new Map<string, string>([...common, ['ColorSpace', '/DeviceRGB']]);
  if (alpha) {
    const mask = revision.allocate();
    revision.setStream(mask, new Map([...common, ['ColorSpace', '/DeviceGray']]), alpha);
    entries.set('SMask', `${mask} 0 R`);
  }
  const picture = revision.allocate();
  revision.setStream(picture, entries, colors);
  return `${picture} 0 R`;
}

function remember(picture: PictureObject): void {
  const size = picture.colors.length + (picture.alpha?.length ?? 0);
  if (size > REMEMBERED_BYTES / 4) return;
  held += size;
  remembered.set(picture.key, picture);
  for (const [key, { colors, alpha }] of remembered) {
    if (held <= REMEMBERED_BYTES) break;
    held -= colors.length + (alpha?.length ?? 0);
    remembered.delete(key);
  }
}

const RGBA = 6;
/** Pixels of a picture that is taken apart here; larger ones are left to the canvas. */
const MOST_PIXELS = 4_000_000;

function fromPng(png: Buffer, key: string): PictureObject | null {
  const size = pictureSize(png);
  // Depth 8, colours with transparency, not interlaced (PNG, 11.2.1).
  if (size?.kind !== 'png' || png[24] !== 8 || png[25] !== RGBA || png[28] !== 0) return null;
  const { width, height } = size;
  if (width < 1 || height < 1 || width * height > MOST_PIXELS) return null;
  const data = imageData(png);
  if (!data) return null;
  const rows = inflated(data, height * (1 + width * 4));
  if (!rows || !unfilter(rows, width, height)) return null;

  const colors = Buffer.allocUnsafe(width * height * 3);
  const alpha = Buffer.allocUnsafe(width * height);
  let opaque = true;
  let pixel = 0;
  for (let y = 0; y < height; y++) {
    let at = y * (1 + width * 4) + 1;
    for (let x = 0; x < width; x++, at += 4, pixel++) {
      colors[pixel * 3] = rows[at] ?? 0;
      colors[pixel * 3 + 1] = rows[at + 1] ?? 0;
      colors[pixel * 3 + 2] = rows[at + 2] ?? 0;
      const shown = rows[at + 3] ?? 0;
      alpha[pixel] = shown;
      if (shown !== 255) opaque = false;
    }
  }
  return { key, width, height, colors: deflateSync(colors), alpha: opaque ? null : deflateSync(alpha) };
}

/** All IDAT chunks together; null when the chain of chunks is broken, or colours mean something else (`tRNS`). */
function imageData(png: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > png.length || type === 'tRNS') return null;
    if (type === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    if (type === 'IEND') return parts.length > 0 ? Buffer.concat(parts) : null;
    at += 12 + length;
  }
  return null;
}

function inflated(data: Buffer, expected: number): Buffer | null {
  try {
    const rows = inflateSync(data, { maxOutputLength: expected });
    return rows.length === expected ? rows : null;
  } catch {
    return null;
  }
}

/** Undoes the filter of each row in place (PNG, 9.2); false for a filter that does not exist. */
function unfilter(rows: Buffer, width: number, height: number): boolean {
  const stride = 1 + width * 4;
  for (let y = 0; y < height; y++) {
    const start = y * stride;
    const filter = rows[start] ?? 0;
    if (filter > 4) return false;
    if (filter === 0) continue;
    for (let at = start + 1; at < start + stride; at++) {
      const left = at - 4 > start ? (rows[at - 4] ?? 0) : 0;
      const up = y > 0 ? (rows[at - stride] ?? 0) : 0;
      const corner = y > 0 && at - 4 > start ? (rows[at - stride - 4] ?? 0) : 0;
      rows[at] = ((rows[at] ?? 0) + predicted(filter, left, up, corner)) & 255;
    }
  }
  return true;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const wish = left + up - corner;
  const [a, b, c] = [Math.abs(wish - left), Math.abs(wish - up), Math.abs(wish - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
