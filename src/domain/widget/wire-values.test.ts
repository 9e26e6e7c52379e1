import { expect, test } from 'vitest';
import { readBoolean } from './wire-values.ts';

test('a boolean is read in the ways that forms and languages without one write it, and nothing else is taken for one', () => {
  for (const yes of [true, 'true', ' TRUE ', 1, '1', 'yes', 'on']) expect(readBoolean(yes)).toBe(true);
  for (const no of [false, 'false', 'False', 0, '0', 'no', 'off']) expect(readBoolean(no)).toBe(false);
  for (const other of [2, 'maybe', '', null, undefined, {}, []]) expect(readBoolean(other)).toBeUndefined();
});
