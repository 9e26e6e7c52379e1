import { expect, it } from 'vitest';
import { inTurns } from './turns.ts';

it('order numbers are counted without gaps, and equals stay together as they were listed', () => {
  const people = [
    { name: 'Lea', turn: 7 },
    { name: 'Mia', turn: 2 },
    { name: 'Kai', turn: 7 },
    { name: 'Ana', turn: 5 },
  ];
  expect(inTurns(people).map(({ name, turn }) => `${turn} ${name}`)).toEqual(['1 Mia', '2 Ana', '3 Lea', '3 Kai']);
});
