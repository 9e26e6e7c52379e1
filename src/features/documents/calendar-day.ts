import type { CalendarDay } from '../../domain/widget/date-format.ts';

/** The day it is in a time zone (IANA name), `YYYY-MM-DD`; an unknown zone reads as UTC. */
export function calendarDay(moment: Date, timeZone: string): CalendarDay {
  return dayFormat(timeZone).format(moment);
}

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  // en-CA writes days as YYYY-MM-DD.
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-CA', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-CA', { ...options, timeZone: 'UTC' });
  }
}
