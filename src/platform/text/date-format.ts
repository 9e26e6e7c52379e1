const MOST_KEPT = 200;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A formatter for moments in a time zone (IANA name; an unknown one reads as UTC). Making one costs thirty times as much
 * as using it, so they are kept.
 */
export function dateFormat(
  locale: string,
  timeZone: string,
  options: Readonly<Intl.DateTimeFormatOptions>,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options]);
  const known = formats.get(key);
  if (known) return known;
  const made = make(locale, timeZone, options);
  if (formats.size >= MOST_KEPT) formats.delete(formats.keys().next().value ?? '');
  formats.set(key, made);
  return made;
}

function make(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  }
}
