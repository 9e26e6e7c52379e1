import type { Face } from '../../../domain/signature/faces.ts';
import { inkBounds, removePaper } from '../../../domain/signature/ink.ts';

/** Longest side of a picture that is sent, in pixels. */
const LONGEST = 1600;

/** Blue, as with a pen. */
export const INK = '#1f2e78';

/** Cuts a canvas to its ink and makes a PNG of it; null when there is no ink. */
export async function croppedPng(canvas: HTMLCanvasElement): Promise<Blob | null> {
  const { width, height } = canvas;
  const pixels = width * height === 0 ? undefined : contextOf(canvas)?.getImageData(0, 0, width, height);
  const bounds = pixels && inkBounds(pixels.data, width, height);
  if (bounds === undefined) return null;
  const scale = Math.min(1, LONGEST / Math.max(bounds.width, bounds.height));
  const part = blank(bounds.width * scale, bounds.height * scale);
  const { left, top } = bounds;
  part.getContext('2d')?.drawImage(canvas, left, top, bounds.width, bounds.height, 0, 0, part.width, part.height);
  return new Promise((resolve) => part.toBlob(resolve, 'image/png'));
}

/** A name in a face, as a PNG cut to its ink. The face must be loaded. */
export function typedPng(text: string, face: Face): Promise<Blob | null> {
  const size = face.size * 4;
  const font = `${face.weight} ${size}px "${face.family}", system-ui, sans-serif`;
  const canvas = blank(1, 1);
  const context = contextOf(canvas);
  if (context === null) return Promise.resolve(null);
  context.font = font;
  canvas.width = Math.min(4000, Math.ceil(context.measureText(text).width + size));
  canvas.height = size * 3;
  // Setting the size cleared the context.
  context.font = font;
  context.fillStyle = INK;
  context.textBaseline = 'middle';
  context.fillText(text, size / 2, canvas.height / 2, canvas.width - size);
  return croppedPng(canvas);
}

/** A picture from the device without the paper behind its ink; null when the browser can't read it. */
export async function cleanedPng(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return null;
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = blank(bitmap.width * scale, bitmap.height * scale);
  const context = contextOf(canvas);
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height);
  if (context === null || pixels === undefined) return null;
  removePaper(pixels.data, canvas.width, canvas.height);
  context.putImageData(pixels, 0, 0);
  return (await croppedPng(canvas)) ?? file;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  return canvas.getContext('2d', { willReadFrequently: true });
}

function blank(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}
