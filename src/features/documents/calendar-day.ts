import type { CalendarDay } from '../../domain/widget/date-format.ts';
import { dateFormat } from '../../platform/text/date-format.ts';

/** The day it is in a time zone (IANA name), `YYYY-MM-DD`; an unknown zone reads as UTC. */
export function calendarDay(moment: Date, timeZone: string): CalendarDay {
  // en-CA writes days as YYYY-MM-DD.
  return dateFormat('en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);
}
