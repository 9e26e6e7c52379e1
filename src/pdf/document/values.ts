import { decodeName, PdfSyntaxError, skipSpace } from './syntax.ts';

/** The number written at the start of `text`, or null. */
export function asNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  const found = /^[+-]*(?:\d+\.?\d*|\.\d+)/.exec(text.slice(skipSpace(text, 0)));
  if (!found) return null;
  const value = Number(found[0].replace(/^[+-]*(?=[+-])/, ''));
  return Number.isFinite(value) ? value : null;
}

export function asInteger(text: string | undefined): number {
  const value = asNumber(text);
  if (value === null || !Number.isSafeInteger(value)) throw new PdfSyntaxError('A whole number was expected.');
  return value;
}

/** The name written at the start of `text` without its slash, or null. */
export function asName(text: string | undefined): string | null {
  if (text === undefined) return null;
  const found = /^\/([^ \t\r\n\f\0()<>[\]{}/%]*)/.exec(text.slice(skipSpace(text, 0)));
  return found ? decodeName(found[1] ?? '') : null;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Bytes (latin1) of the literal or hex string written at the start of `text`, or null. */
export function asBytes(text: string | undefined): string | null {
  if (text === undefined) return null;
  const raw = text.slice(skipSpace(text, 0));
  if (raw.startsWith('(')) {
    return raw
      .slice(1, raw.lastIndexOf(')'))
      .replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))|\r\n?/g, (_, octal?: string, one?: string) => {
        if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
        if (one === undefined) return '\n';
        return one === '\r\n' || one === '\n' || one === '\r' ? '' : (ESCAPES[one] ?? one);
      });
  }
  if (raw.startsWith('<') && !raw.startsWith('<<')) {
    const hex = raw.slice(1, raw.indexOf('>')).replace(/[^0-9A-Fa-f]/g, '');
    return Buffer.from(hex.length % 2 ? `${hex}0` : hex, 'hex').toString('latin1');
  }
  return null;
}

/** A text string (ISO 32000-2, 7.9.2.2): ASCII as it is, everything else UTF-16BE with its mark. */
export function textString(value: string): string {
  if (/^[ -~]*$/.test(value)) return `(${value.replace(/[\\()]/g, '\\$&')})`;
  const units = Buffer.from(`\uFEFF${value}`, 'utf16le').swap16();
  return `<${units.toString('hex').toUpperCase()}>`;
}

/** A date (7.9.4) in UTC. */
export function dateString(time: Date): string {
  return `(D:${time.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`;
}

/** A number with at most `digits` decimals, never in exponent form. */
export function numberText(value: number, digits = 5): string {
  if (!Number.isFinite(value)) throw new RangeError('A finite number was expected.');
  const text = value.toFixed(digits).replace(/\.?0+$/, '');
  return text === '-0' || text === '' ? '0' : text;
}
