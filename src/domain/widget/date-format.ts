/** A day of the calendar as `YYYY-MM-DD`, in no time zone. */
export type CalendarDay = string;

/** Formats a date widget may have, as the API spells them. */
export const dateFormats = [
  'mm/dd/yyyy',
  'dd-mm-yyyy',
  'yyyy-mm-dd',
  'mm.dd.yyyy',
  'mm-dd-yyyy',
  'mmm dd, yyyy',
  'mmmm dd, yyyy',
  'dd mmm, yyyy',
  'dd mmmm, yyyy',
  'dd-mmm-yyyy',
  'dd/mm/yyyy',
  'dd.mm.yyyy',
] as const;
export type DateFormat = (typeof dateFormats)[number];

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const tokens = /yyyy|mmmm|mmm|mm|dd/g;

/** Reads a format in any letter case. `dd mmmm, yyy` is a slip in the documented list and means four digits. */
export function parseFormat(text: string): DateFormat | undefined {
  const folded = text.trim().toLowerCase();
  const mended = folded === 'dd mmmm, yyy' ? 'dd mmmm, yyyy' : folded;
  return dateFormats.find((format) => format === mended);
}

/** Writes a day in a format; month names are English, as in the documented samples. */
export function formatDate(day: CalendarDay, format: DateFormat): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = months[Number(month) - 1] ?? '';
  const parts: Record<string, string> = { yyyy: year, mmmm: name, mmm: name.slice(0, 3), mm: month, dd: date };
  return format.replace(tokens, (token) => parts[token] ?? token);
}

/** Reads a text written in exactly this format; undefined when it isn't, or when there is no such day. */
export function parseDate(text: string, format: DateFormat): CalendarDay | undefined {
  const order: string[] = [];
  const pattern = format.replace(/[./]/g, '\\$&').replace(tokens, (token) => {
    order.push(token);
    return token === 'yyyy' ? '(\\d{4})' : token.length > 2 ? '([a-z]+)' : '(\\d{2})';
  });
  const found = new RegExp(`^${pattern}$`, 'i').exec(text.trim());
  if (!found) return undefined;
  const value = (token: string) => found[order.indexOf(token) + 1] ?? '';
  const named = order.find((token) => token.startsWith('mmm'));
  const month = named ? monthNumber(value(named), named) : value('mm');
  const day = `${value('yyyy')}-${month}-${value('dd')}`;
  return isCalendarDay(day) ? day : undefined;
}

function monthNumber(name: string, token: string): string {
  const length = token === 'mmm' ? 3 : undefined;
  const index = months.findIndex((month) => month.slice(0, length).toLowerCase() === name.toLowerCase());
  return String(index + 1).padStart(2, '0');
}

/** True for a day that exists: `2024-02-29`, not `2023-02-29`. */
export function isCalendarDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (year < 1 || month < 1 || month > 12 || date < 1) return false;
  return date <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
