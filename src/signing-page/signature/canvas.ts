import type { Face } from '../../domain/signature/faces.ts';
import { inkBounds, removePaper } from '../../domain/signature/ink.ts';

/** Longest side of a picture that is sent, in pixels. */
const longest = 1600;

/** Cuts a canvas to its ink and returns a PNG as a data URL; undefined when there is no ink. */
export function cropped(canvas: HTMLCanvasElement): string | undefined {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || canvas.width === 0 || canvas.height === 0) return undefined;
  const bounds = inkBounds(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
  if (!bounds) return undefined;
  const part = document.createElement('canvas');
  const scale = Math.min(1, longest / Math.max(bounds.width, bounds.height));
  part.width = Math.max(1, Math.round(bounds.width * scale));
  part.height = Math.max(1, Math.round(bounds.height * scale));
  const target = part.getContext('2d');
  target?.drawImage(canvas, bounds.left, bounds.top, bounds.width, bounds.height, 0, 0, part.width, part.height);
  return part.toDataURL('image/png');
}

/** A name in a face, as a PNG cut to its ink. The face must be loaded. */
export function typedPicture(text: string, face: Face, color: string): string | undefined {
  const canvas = document.createElement('canvas');
  const size = face.size * 4;
  const font = `${face.weight} ${size}px "${face.family}", system-ui, sans-serif`;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.font = font;
  canvas.width = Math.min(4000, Math.ceil(context.measureText(text).width + size));
  canvas.height = size * 3;
  // Setting the size cleared the context.
  context.font = font;
  context.fillStyle = color;
  context.textBaseline = 'middle';
  context.fillText(text, size / 2, canvas.height / 2, canvas.width - size);
  return cropped(canvas);
}

/** An uploaded picture as PNG, at most `longest` on a side; undefined when the browser can't read it. */
export async function uploadedPicture(file: Blob, clean: boolean): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return undefined;
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  if (!clean || !context) return canvas.toDataURL('image/png');
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  removePaper(pixels.data, canvas.width, canvas.height);
  context.putImageData(pixels, 0, 0);
  return cropped(canvas) ?? canvas.toDataURL('image/png');
}

/** A picture of the server's as a data URL; rejects when it can't be had. */
export async function dataUrlOf(address: string): Promise<string> {
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`No picture: ${answer.status}`);
  const picture = await answer.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(picture);
  });
}
