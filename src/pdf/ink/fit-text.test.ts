import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText } from './fit-text.ts';

/** Every letter half an em wide. */
function measure(text: string, size: number): number {
  return text.length * size * 0.5;
}

const common = { measure, lineHeight: 1, advance: 1.2 };

describe('text in a box', () => {
  it('keeps its size when it fits', () => {
    expect(fitText({ ...common, text: 'Ada', width: 100, height: 20, size: 12 })).toEqual({ size: 12, lines: ['Ada'] });
  });

  it('wraps in a tall box rather than shrink', () => {
    expect(fitText({ ...common, text: 'Ada King Lovelace', width: 54, height: 40, size: 12 })).toEqual({
      size: 12,
      lines: ['Ada King', 'Lovelace'],
    });
  });

  it('shrinks in a flat one', () => {
    const fitted = fitText({ ...common, text: 'Ada King Lovelace', width: 54, height: 13, size: 12 });
    expect(fitted.lines).toEqual(['Ada King Lovelace']);
    expect(fitted.size).toBeLessThan(6.4);
  });

  it('keeps the line breaks of its writer', () => {
    expect(fitText({ ...common, text: 'One\n\nTwo', width: 100, height: 100, size: 12 }).lines).toEqual([
      'One',
      '',
      'Two',
    ]);
  });

  it('stays inside its box and loses no letter, whatever text and box', () => {
    const box = fc.record({
      text: fc.string({ maxLength: 200 }),
      width: fc.double({ min: 5, max: 300, noNaN: true }),
      height: fc.double({ min: 5, max: 300, noNaN: true }),
      size: fc.double({ min: 1, max: 40, noNaN: true }),
    });
    fc.assert(
      fc.property(box, (request) => {
        const { size, lines } = fitText({ ...common, ...request });
        expect(lines.join('').replace(/\s/g, '')).toBe(request.text.replace(/\s/g, ''));
        expect(size).toBeLessThanOrEqual(request.size);
        expect(size * (1 + (lines.length - 1) * 1.2)).toBeLessThanOrEqual(request.height + 0.02);
        for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(request.width + 0.02);
      }),
      { numRuns: 300 },
    );
  });
});
