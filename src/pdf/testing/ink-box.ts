import { drawPage } from '../render/render-page.ts';

export interface InkBox {
  /** Fractions of the page's width and height, from the top left. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly pixels: number;
}

/** Where a page shows pixels of a kind, as fractions of the page. Null when it shows none. */
export async function inkBox(
  bytes: Uint8Array,
  page: number,
  matches: (r: number, g: number, b: number) => boolean,
): Promise<InkBox | null> {
  const { pixels, width, height } = await drawPage(bytes, page, 600);
  let left = width;
  let top = height;
  let right = -1;
  let bottom = -1;
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (!matches(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255)) continue;
    const x = (at / 4) % width;
    const y = Math.floor(at / 4 / width);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    count++;
  }
  return count === 0
    ? null
    : {
        left: left / width,
        top: top / height,
        right: (right + 1) / width,
        bottom: (bottom + 1) / height,
        pixels: count,
      };
}

export function isBlack(r: number, g: number, b: number): boolean {
  return r < 100 && g < 100 && b < 100;
}

export function isRed(r: number, g: number, b: number): boolean {
  return r > 150 && g < 100 && b < 100;
}
