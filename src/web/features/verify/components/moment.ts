const toTheMinute = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

/** "24 November 2026, 11:05:12 GMT+1": when, in the reader's zone, which it names. */
export function momentText(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { ...toTheMinute, second: '2-digit' });
}

/** "24 November 2026, 11:05 GMT": for sentences. */
export function minuteText(iso: string): string {
  return new Date(iso).toLocaleString(undefined, toTheMinute);
}

/** A hash as people compare it. */
export function groupsOfFour(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? '';
}
