import type { PlanPeriod } from './plan.ts';

/** The same day and time a month or a year later, in UTC; the last day where that month is shorter. */
export function periodLater(from: Date, period: PlanPeriod): Date {
  return monthsLater(from, period === 'month' ? 1 : 12);
}

export function periodEarlier(from: Date, period: PlanPeriod): Date {
  return monthsLater(from, period === 'month' ? -1 : -12);
}

/** The first renewal after `now` of a rhythm that was due at `due`. */
export function nextRenewal(due: Date, period: PlanPeriod, now: Date): Date {
  const step = period === 'month' ? 1 : 12;
  for (let steps = 1; ; steps += 1) {
    const next = monthsLater(due, steps * step);
    if (next > now) return next;
  }
}

function monthsLater(from: Date, months: number): Date {
  const later = new Date(from);
  const day = from.getUTCDate();
  later.setUTCDate(1);
  later.setUTCMonth(from.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(day, lastDay));
  return later;
}
