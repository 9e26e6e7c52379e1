import type { PdfFile } from '../document/reader.ts';
import { asBytes } from '../document/values.ts';

/** A text string (7.9.2.2) without control characters, at most `longest` of it; line breaks are kept where asked. */
export function textOf(bytes: string, longest: number, lines = false): string {
  const raw = Buffer.from(bytes, 'latin1');
  const text = bytes.startsWith('\xFE\xFF')
    ? raw
        .subarray(2, raw.length - (raw.length % 2))
        .swap16()
        .toString('utf16le')
    : bytes.startsWith('\xEF\xBB\xBF')
      ? raw.subarray(3).toString('utf8')
      : bytes;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}]/gu, (control) => (lines && control === '\n' ? control : ' '))
    .trim()
    .slice(0, longest);
}

/** Size of a field's text in points, by its default appearance (12.7.4.3); null where the field decides. */
export function fontSizeOf(file: PdfFile, look: string | undefined): number | null {
  const size = Number(/([\d.]+)\s+Tf/.exec(asBytes(file.resolve(look)) ?? '')?.[1]);
  return size > 0 && size < 1000 ? size : null;
}

/** Dates are kept in form by a call that viewers know (JavaScript for Acrobat: AFDate_FormatEx, AFDate_KeystrokeEx). */
export function dateFormatOf(file: PdfFile, actions: string | undefined): string | null {
  const dict = file.dict(actions);
  for (const trigger of ['F', 'K']) {
    const script = file.resolve(file.dict(dict?.get(trigger))?.get('JS'));
    const found = /AFDate_(?:Format|Keystroke)Ex\(\s*["']([^"']{1,40})["']/.exec(textOf(asBytes(script) ?? '', 2000));
    if (found?.[1]) return found[1].toLowerCase();
  }
  return null;
}
