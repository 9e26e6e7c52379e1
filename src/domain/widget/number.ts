const shape = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** True for what a number field takes: digits, one optional decimal part, an optional leading minus. */
export function isNumberText(text: string): boolean {
  return shape.test(text.trim());
}

/** Digits behind the point of a text that is a number. */
export function decimalsOf(text: string): number {
  return text.trim().split('.')[1]?.length ?? 0;
}

/** `12` with two places is `12.00`. Works on the digits, so that long values keep each of them; never rounds a typed value. */
export function padDecimals(text: string, places: number): string {
  const [whole = '0', fraction = ''] = text.trim().split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(places, '0');
  return kept === '' ? whole : `${whole}.${kept}`;
}

/** Whether two texts that are numbers mean the same one: `5` and `5.0`. Looks at the digits, so that none is lost. */
export function sameNumber(a: string, b: string): boolean {
  return canonical(a) === canonical(b);
}

function canonical(text: string): string {
  const plain = padDecimals(text, 0).replace(/^(-?)0+(?=\d)/, '$1');
  return plain === '-0' ? '0' : plain;
}

/** A computed value with a fixed number of decimals, halves away from zero; undefined when it is no finite number. */
export function roundToText(value: number, places: number): string | undefined {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return undefined;
  // Shifting by the decimal exponent avoids 1.005 * 100 = 100.49999999999999.
  const magnitude = shift(Math.round(shift(Math.abs(value), places)), -places);
  const text = magnitude.toFixed(places);
  return value < 0 && Number(text) !== 0 ? `-${text}` : text;
}

function shift(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
