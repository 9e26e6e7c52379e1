import { words } from '../words.ts';

/**
 * `8 December`, with the year where it isn't this one. `zone` undefined is the reader's own; the first screen, made on
 * the server, uses UTC, so that both make the same text.
 */
export function dayText(instant: string, zone: string | undefined): string {
  const date = new Date(instant);
  return new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', timeZone: zone }).format(date);
}

/** `24 Nov 2026, 10:42 GMT`. */
export function momentText(instant: string, zone: string | undefined): string {
  return new Intl.DateTimeFormat(words.locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(new Date(instant));
}
