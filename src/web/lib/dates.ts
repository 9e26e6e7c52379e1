const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

/** "5 min ago", "yesterday", "3 days ago"; after 7 days the date ("12 Nov", with the year when it isn't this one). */
export function timeAgo(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  const age = now.getTime() - at.getTime();
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY && sameDay(at, now)) return `${Math.floor(age / HOUR)} h ago`;
  const days = Math.max(1, Math.round((startOfDay(now) - startOfDay(at)) / DAY));
  if (days === 1) return 'yesterday';
  if (days <= 7) return `${days} days ago`;
  return shortDate(iso, now);
}

/** How long something lasts already: "5 h", "1 day", "3 days". */
export function ageOf(iso: string, now: Date = new Date()): string {
  const age = now.getTime() - new Date(iso).getTime();
  if (age < HOUR) return `${Math.max(1, Math.floor(age / MINUTE))} min`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  const days = Math.floor(age / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

/** Whole days from now until then; negative when past. */
export function daysUntil(iso: string, now: Date = new Date()): number {
  return Math.ceil((new Date(iso).getTime() - now.getTime()) / DAY);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** "12 Nov", or "12 Nov 2025" in another year. */
export function shortDate(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  const year: Intl.DateTimeFormatOptions = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' };
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', ...year });
}

/** "12 November 2026". */
export function longDate(iso: string): string {
  return new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "12 November", with the year when it isn't this one: for sentences. */
export function dayAndMonth(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  const year: Intl.DateTimeFormatOptions = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' };
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'long', ...year });
}

/** "Today 9:41", "Sat 18:06" within a week, else "20 Nov 16:20". */
export function dayAndTime(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  // "2:27 PM" stays on one line.
  const time = date.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' }).replaceAll(' ', '\u00a0');
  if (sameDay(date, now)) return `Today ${time}`;
  const age = now.getTime() - date.getTime();
  if (age > 0 && age < 6 * DAY) return `${date.toLocaleDateString(undefined, { weekday: 'short' })} ${time}`;
  return `${shortDate(iso, now)} ${time}`;
}

/** Date, time and time zone in full, for hover and records. */
export function fullTime(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'long' });
}
