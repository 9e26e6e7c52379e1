import { dateFormat } from '../../../platform/text/date-format.ts';
import { zoneName } from '../../mail/words.ts';

/** `24 Nov 2026` */
export function dayText(moment: Date, timeZone: string): string {
  return dateFormat('en-GB', timeZone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
    .format(moment)
    .replace('Sept', 'Sep');
}

/** `09:31:04` */
export function clockText(moment: Date, timeZone: string): string {
  return dateFormat('en-GB', timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
}

/** `24 Nov 2026, 09:31:04 GMT` */
export function momentText(moment: Date, timeZone: string): string {
  return `${dayText(moment, timeZone)}, ${clockText(moment, timeZone)} ${zoneName(moment, timeZone)}`;
}

/** `24 November 2026 at 11:05:12 GMT` */
export function longMomentText(moment: Date, timeZone: string): string {
  const day = dateFormat('en-GB', timeZone, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(moment);
  return `${day} at ${clockText(moment, timeZone)} ${zoneName(moment, timeZone)}`;
}
