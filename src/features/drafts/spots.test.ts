import { expect, it } from 'vitest';
import { lineSpots } from './spots.ts';

const line = (text: string, x: number, y: number, w = 60) => ({ text, x, y, w, h: 12 });

it('a line to write on asks for what the words before it, or under it, say', () => {
  const blanks = [
    { x: 130, y: 500, w: 150, before: 'Signature:', drawn: false },
    { x: 330, y: 500, w: 100, before: 'Date:', drawn: false },
    { x: 72, y: 600, w: 150, before: '', drawn: false },
    { x: 72, y: 700, w: 150, before: 'Remarks', drawn: false },
  ];
  const lines = [line('Signature: ______ Date: ______', 72, 490, 400), line('Printed name', 80, 604)];
  const spots = lineSpots(1, 842, blanks, lines);
  expect(spots.map(({ type, label }) => [type, label])).toEqual([
    ['signature', 'Signature'],
    ['date', 'Date'],
    ['name', 'Printed name'],
    ['textbox', 'Remarks'],
  ]);
  expect(spots[0]).toMatchObject({ x: 130, y: 460, w: 150, h: 40 });
});

it('a label alone asks too, unless a line beside it does already', () => {
  expect(lineSpots(1, 842, [], [line('Sign here:', 72, 500)]).map(({ type, x }) => [type, x])).toEqual([
    ['signature', 138],
  ]);
  const beside = [{ x: 140, y: 512, w: 150, before: '', drawn: false }];
  expect(lineSpots(1, 842, beside, [line('Signature:', 72, 500)])).toHaveLength(1);
});
