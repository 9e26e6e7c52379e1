import { type Language, localeOf } from '../../domain/language/languages.ts';
import { dateFormat } from '../../platform/text/date-format.ts';

/** `GMT`, `CET`: as people write it at that moment. */
export function zoneName(moment: Date, timeZone: string): string {
  const parts = dateFormat('en-GB', timeZone, {
    timeZoneName: 'short',
  }).formatToParts(moment);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
  return name === 'UTC' ? 'GMT' : name;
}

function clockTime(moment: Date, timeZone: string): string {
  return dateFormat('en-GB', timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
}

/** `Tuesday 8 December 2026, 17:00 GMT` */
export function longMoment(moment: Date, timeZone: string, language: Language = 'en'): string {
  if (language !== 'en') return inLanguage(moment, timeZone, language, { weekday: 'long', month: 'long' });
  const day = dateFormat('en-GB', timeZone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
    .format(moment)
    .replace(',', '');
  return `${day}, ${clockTime(moment, timeZone)} ${zoneName(moment, timeZone)}`;
}

function inLanguage(
  moment: Date,
  timeZone: string,
  language: Language,
  style: Readonly<Intl.DateTimeFormatOptions>,
): string {
  const rest = { day: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return dateFormat(localeOf(language), timeZone, { ...rest, ...style }).format(moment);
}

/** `24 Nov 2026, 10:42 GMT` */
export function shortMoment(moment: Date, timeZone: string, language: Language = 'en'): string {
  if (language !== 'en') return inLanguage(moment, timeZone, language, { month: 'short' });
  const day = dateFormat('en-GB', timeZone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(moment);
  return `${day.replace('Sept', 'Sep')}, ${clockTime(moment, timeZone)} ${zoneName(moment, timeZone)}`;
}

/** `8 December 2026`, or without the year. */
export function longDay(moment: Date, timeZone: string, withYear = true, language: Language = 'en'): string {
  const options = { day: 'numeric', month: 'long' } as const;
  return dateFormat(localeOf(language), timeZone, withYear ? { ...options, year: 'numeric' } : options).format(moment);
}

/** `214 KB`, `3.1 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const kb = bytes / 1024;
  if (kb < 1000) return `${Math.max(1, Math.round(kb))} KB`;
  return `${(kb / 1024).toFixed(1)} MB`;
}

/** `£30.00`; an unknown currency prints its code. */
export function money(cents: number, currency: string): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(cents / 100);
}

/** `1 page`, `2 pages`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
