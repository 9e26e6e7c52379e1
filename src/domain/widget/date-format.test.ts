import { expect, test } from 'vitest';
import { dateFormats, formatDate, isCalendarDay, parseDate, parseFormat } from './date-format.ts';

test.each([
  ['mm/dd/yyyy', '04/05/2024'],
  ['dd-mm-yyyy', '05-04-2024'],
  ['yyyy-mm-dd', '2024-04-05'],
  ['mm.dd.yyyy', '04.05.2024'],
  ['mm-dd-yyyy', '04-05-2024'],
  ['mmm dd, yyyy', 'Apr 05, 2024'],
  ['mmmm dd, yyyy', 'April 05, 2024'],
  ['dd mmm, yyyy', '05 Apr, 2024'],
  ['dd mmmm, yyyy', '05 April, 2024'],
  ['dd mmmm, yyy', '05 April, 2024'],
  ['dd/mm/yyyy', '05/04/2024'],
  ['dd.mm.yyyy', '05.04.2024'],
  ['DD-MMM-YYYY', '05-Apr-2024'],
])('%s writes and reads %s', (text, written) => {
  const format = parseFormat(text);
  if (!format) throw new Error('unknown format');
  expect(formatDate('2024-04-05', format)).toBe(written);
  expect(parseDate(written, format)).toBe('2024-04-05');
});

test('no format reads what another one wrote, unless the two look alike', () => {
  expect(dateFormats.filter((format) => parseDate('2024-04-05', format))).toEqual(['yyyy-mm-dd']);
  expect(parseDate('5/4/2024', 'dd/mm/yyyy')).toBeUndefined();
  expect(parseDate('Foo 05, 2024', 'mmm dd, yyyy')).toBeUndefined();
  expect(parseFormat('yyyy')).toBeUndefined();
});

test('days that do not exist are no days', () => {
  expect(isCalendarDay('2024-02-29')).toBe(true);
  for (const day of ['2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '0000-01-01', '2024-1-1']) {
    expect(isCalendarDay(day), day).toBe(false);
  }
});
