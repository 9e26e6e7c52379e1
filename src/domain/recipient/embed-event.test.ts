import { expect, test } from 'vitest';
import { embedEventsOf } from './embed-event.ts';

test('the page around is told of what the person in the frame does, and of nothing twice', () => {
  expect(embedEventsOf(undefined, 'gate')).toEqual(['ready']);
  expect(embedEventsOf('gate', 'open')).toEqual(['viewed']);
  expect(embedEventsOf('open', 'open')).toEqual([]);
  expect(embedEventsOf('open', 'done')).toEqual(['signed']);
  expect(embedEventsOf('open', 'declined')).toEqual(['declined']);
});

test('what was over before the frame was opened is no act of the person in it', () => {
  expect(embedEventsOf(undefined, 'done')).toEqual(['ready']);
  expect(embedEventsOf(undefined, 'declined')).toEqual(['ready', 'error']);
  expect(embedEventsOf(undefined, 'expired')).toEqual(['ready', 'error']);
  expect(embedEventsOf('open', 'revoked')).toEqual(['error']);
});
