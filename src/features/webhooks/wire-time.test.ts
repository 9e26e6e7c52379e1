import { expect, test } from 'vitest';
import { wireTime } from './wire-time.ts';

const at = new Date('2025-05-16T10:48:34.000Z');

test.each([
  ['UTC', 'Fri, 16 May 2025 10:48:34 GMT'],
  ['Asia/Kolkata', 'Fri, 16 May 2025 16:18:34 GMT+0530'],
  ['America/St_Johns', 'Fri, 16 May 2025 08:18:34 GMT-0230'],
  ['Pacific/Kiritimati', 'Sat, 17 May 2025 00:48:34 GMT+1400'],
  ['Nowhere/Else', 'Fri, 16 May 2025 10:48:34 GMT'],
])('the time of an owner in %s is that zone’s, and every client can parse it', (zone, text) => {
  expect(wireTime(at, zone)).toBe(text);
  expect(Date.parse(text)).toBe(at.getTime());
});
