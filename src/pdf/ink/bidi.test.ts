import { describe, expect, it } from 'vitest';
import { visualPieces } from './bidi.ts';

function visual(line: string): string {
  return visualPieces(line)
    .map((piece) => piece.text)
    .join('|');
}

describe('a line of both directions', () => {
  it('reads from the side of its first letter', () => {
    expect(visual('אב cd')).toBe('cd| |ב|א');
    expect(visual('ab גד')).toBe('ab |ד|ג');
  });

  it('keeps numbers whole', () => {
    expect(visual('אב 12.50 גד')).toBe('ד|ג| |12.50| |ב|א');
    expect(visual('שלום 50%')).toBe('50%| |ם|ו|ל|ש');
  });

  it('keeps a bracketed foreign word together', () => {
    expect(visual('אב Smith (test) גד')).toBe('ד|ג| |Smith (test)| |ב|א');
  });

  it('gives Arabic letters the form their neighbours ask for', () => {
    expect(visualPieces('بيت').map((piece) => piece.shaped)).toEqual(['\u200dت', '\u200dي\u200d', 'ب\u200d']);
    expect(visualPieces('دار').map((piece) => piece.shaped)).toEqual(['ر', 'ا', 'د']);
  });

  it('treats lam and alef as the one letter they are written as', () => {
    expect(visualPieces('سلام').map((piece) => piece.shaped)).toEqual(['م', '\u200dلا', 'س\u200d']);
    expect(visual('سلام').normalize('NFKC')).toBe('م|لا|س');
  });
});
