import { expect, it } from 'vitest';
import { lostWith, turned, withPages } from './pages.ts';
import { openState, reduceEditor } from './reducer.ts';
import { draftContent } from './test-draft.ts';
import type { EditorState } from './types.ts';

const empty = openState('document', draftContent());
const one = { from: 1, turn: 0 } as const;
const two = { from: 2, turn: 0 } as const;
const both = [1, 2].reduce<EditorState>(
  (state, page) => reduceEditor(state, { kind: 'place', field: 'text', page, x: 200, y: 200 }),
  empty,
);
const pagesOf = ({ content }: EditorState) => content.widgets.map(({ id, page }) => [id, page]);
const file = { version: 'fedcba9876543210', pages: [...empty.pages].reverse() };

it('fields go with their pages, also behind a new one, and one step of undo brings pages and fields back', () => {
  const items = [two, { from: null, turn: 0 } as const, one];
  const next = reduceEditor(both, { kind: 'pages', of: both.content.file.version, file, items });
  expect(pagesOf(next)).toEqual([
    ['w1', 3],
    ['w2', 1],
  ]);
  const back = reduceEditor(next, { kind: 'undo' });
  expect([pagesOf(back), back.pages]).toEqual([pagesOf(both), both.pages]);
  expect(reduceEditor(back, { kind: 'redo' }).content.file.version).toBe(file.version);
});

it('a page that is taken out or turned loses its fields; four turns are none', () => {
  expect(lostWith(both.content, [two])).toBe(1);
  expect(lostWith(both.content, [turned(one, 90), two])).toBe(1);
  expect(withPages(both.content, file, [turned(one, 270), two]).widgets.map(({ id }) => id)).toEqual(['w2']);
  const around = [90, 90, 90, 90].reduce((item) => turned(item, 90), one);
  expect(lostWith(both.content, [around, two])).toBe(0);
});

it('what was made of a file that is no longer the draft’s changes nothing', () => {
  expect(reduceEditor(both, { kind: 'pages', of: 'another', file, items: [two] })).toBe(both);
});
