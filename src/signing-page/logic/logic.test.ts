import { expect, test } from 'vitest';
import { facesFor } from '../../domain/signature/faces.ts';
import { inkBounds, removePaper } from '../../domain/signature/ink.ts';
import { defaultsFor } from '../../domain/widget/defaults.ts';
import type { Widget } from '../../domain/widget/types.ts';
import { catalogues } from '../messages/catalogues.ts';
import { speak } from '../words.ts';
import { firstName, initialsOf, labelOf } from './labels.ts';
import { nudge, placeField, resize } from './place.ts';
import { reflow } from './reflow.ts';
import { touchGrowth } from './touch.ts';

speak('en', catalogues.en);

function pixels(width: number, height: number, ink: readonly (readonly [number, number])[]): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (const [x, y] of ink) rgba[(y * width + x) * 4 + 3] = 255;
  return rgba;
}

test('a drawing is cut to its ink; an empty pad has none', () => {
  expect(
    inkBounds(
      pixels(10, 8, [
        [2, 1],
        [6, 5],
      ]),
      10,
      8,
    ),
  ).toEqual({ left: 2, top: 1, width: 5, height: 5 });
  expect(inkBounds(pixels(10, 8, []), 10, 8)).toBeUndefined();
});

test('paper behind ink becomes transparent, ink stays', () => {
  const grey = [235, 235, 230, 255];
  const dark = [20, 30, 80, 255];
  const rgba = new Uint8ClampedArray([grey, grey, grey, grey, dark, grey, grey, grey, grey].flat());
  removePaper(rgba, 3, 3);
  expect([rgba[3], rgba[4 * 4 + 3], rgba[8 * 4 + 3]]).toEqual([0, 255, 0]);
});

test('a face that lacks a letter of the name is not offered', () => {
  const ids = (name: string) => facesFor(name).map((face) => face.id);
  expect(ids('Mia Torres')).toEqual(['dancing-script', 'cedarville-cursive', 'delicious-handrawn', 'fasthand']);
  expect(ids('Zoë Müller')).toEqual(['dancing-script', 'cedarville-cursive', 'delicious-handrawn']);
  expect(ids('Łukasz Kovač')).toEqual(['dancing-script', 'delicious-handrawn']);
  expect(ids('Şahin')).toEqual(['dancing-script', 'delicious-handrawn']);
  expect(ids('Анна')).toEqual(['plain']);
  expect(ids('田中')).toEqual(['plain']);
});

test('machine-made names are shown as the kind of field, the sender’s own as they are', () => {
  const label = (name: string) => labelOf({ type: 'textbox', options: { ...defaultsFor('textbox'), name } });
  expect([label('text-2'), label('textbox_14'), label('')]).toEqual(['Text', 'Text', 'Text']);
  expect(label('Registered address')).toBe('Registered address');
});

test('initials come from the first and the last word of a name', () => {
  expect([initialsOf('Mia Torres'), initialsOf('ana maria brandt'), initialsOf('Cher'), initialsOf('')]).toEqual([
    'MT',
    'AB',
    'C',
    '',
  ]);
  expect(firstName(' Kai Lindqvist ')).toBe('Kai');
});

test('touch areas stop half way to a neighbour', () => {
  const box = { x: 100, y: 100, w: 100, h: 15 };
  const free = touchGrowth(box, []);
  expect(free).toEqual({ top: 44, right: 44, bottom: 44, left: 44 });
  const crowded = touchGrowth(box, [
    { x: 100, y: 125, w: 50, h: 15 },
    { x: 206, y: 100, w: 40, h: 15 },
  ]);
  expect(crowded).toEqual({ top: 44, right: 3, bottom: 5, left: 44 });
});

test('a field placed near an edge stays on the page, and so does one that is moved or made larger', () => {
  const page = { width: 595, height: 842 };
  const placed = placeField('own-1', 'signature', 1, page, 590, 2);
  expect([placed.x, placed.y, placed.w, placed.h]).toEqual([445, 0, 150, 60]);
  expect(nudge(placed, page, 10, -1)).toMatchObject({ x: 445, y: 0 });
  expect(nudge(placed, page, -10, 1)).toMatchObject({ x: 435, y: 1 });
  expect(resize(placed, page, 50, -500)).toMatchObject({ w: 150, h: 8 });
  expect(resize(placed, page, -20, 10)).toMatchObject({ x: 445, w: 130, h: 70 });
});

test('page text reflows: lines join to paragraphs, headings stand out, fields come where they stand', () => {
  const line = (text: string, y: number, h = 12) => ({ text, x: 50, y, w: 400, h });
  const widget: Widget = {
    id: 'w',
    type: 'textbox',
    page: 1,
    x: 200,
    y: 96,
    w: 100,
    h: 20,
    options: { ...defaultsFor('textbox'), name: 'Address' },
  };
  const blocks = reflow(
    1,
    [
      line('Services agreement', 40, 24),
      line('This agreement is made', 80),
      line('between two parties.', 94),
      line('TEST MARK', 110, 30),
      line('1. Services', 130),
      line('The Designer prepares.', 146),
    ],
    [widget],
    ['TEST MARK'],
  );
  expect(
    blocks.map((block) => (block.kind === 'field' ? `field ${block.widget.id}` : `${block.kind} ${block.text}`)),
  ).toEqual([
    'heading Services agreement',
    'paragraph This agreement is made between two parties.',
    'field w',
    'heading 1. Services',
    'paragraph The Designer prepares.',
  ]);
  expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length);
});
