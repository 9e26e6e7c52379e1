/** Pixels of a picture that hold ink, as a rectangle; undefined for an empty picture. */
export interface InkBounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Finds the ink in RGBA bytes: everything that is not transparent. */
export function inkBounds(rgba: Uint8ClampedArray, width: number, height: number): InkBounds | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((rgba[(y * width + x) * 4 + 3] ?? 0) < 8) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Makes paper transparent in place: what is as bright as the corners goes, what is darker stays and loses its grey veil. */
export function removePaper(rgba: Uint8ClampedArray, width: number, height: number): void {
  const corners = [0, width - 1, (height - 1) * width, height * width - 1].map((pixel) => brightness(rgba, pixel * 4));
  const paper = Math.min(255, Math.max(120, corners.reduce((sum, value) => sum + value, 0) / corners.length));
  const ink = paper * 0.62;
  const edge = paper * 0.88;
  for (let at = 0; at < rgba.length; at += 4) {
    const value = brightness(rgba, at);
    const kept = value >= edge ? 0 : value <= ink ? 1 : (edge - value) / (edge - ink);
    rgba[at + 3] = Math.round((rgba[at + 3] ?? 0) * kept);
  }
}

function brightness(rgba: Uint8ClampedArray, at: number): number {
  return 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
}
