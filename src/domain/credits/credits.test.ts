import { expect, test } from 'vitest';
import { planHolds, plansWith } from './entitlements.ts';
import { standingOf } from './plan.ts';
import { creditUnitCents, sumOf, unusedValueCents } from './price.ts';
import { crossedMark, debitOne, unusedOf } from './purse.ts';
import { nextRenewal, periodLater } from './renewal.ts';

test('a live token needs Professional, Teams or Enterprise; a sandbox token needs no paid plan', () => {
  expect(plansWith('api-live')).toEqual(['Professional', 'Teams', 'Enterprise']);
  expect(plansWith('api-sandbox')).toEqual(['Free', 'Professional', 'Teams', 'Enterprise']);
  expect(planHolds('self-hosted', 'api-live')).toBe(false);
  expect(planHolds('self-hosted', 'api-sandbox')).toBe(false);
});

test('an ended plan counts as Free and says that it lapsed', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  expect(standingOf({ plan: 'teams', endsAt: now }, now)).toEqual({ plan: 'free', lapsed: true });
  expect(standingOf({ plan: 'teams', endsAt: new Date(now.getTime() + 1) }, now)).toEqual({
    plan: 'teams',
    lapsed: false,
  });
  expect(standingOf({ plan: 'professional', endsAt: null }, now)).toEqual({ plan: 'professional', lapsed: false });
  expect(standingOf({ plan: 'free', endsAt: now }, now)).toEqual({ plan: 'free', lapsed: false });
});

test('plan credits go before bought ones, and an empty purse pays nothing', () => {
  expect(debitOne({ plan: 1, addon: 5 })).toEqual({ plan: -1, addon: 0 });
  expect(debitOne({ plan: 0, addon: 5 })).toEqual({ plan: 0, addon: -1 });
  expect(debitOne({ plan: 0, addon: 0 })).toEqual({ refused: 'no-credits' });
});

test('what is left of an order is never more than the purse holds', () => {
  expect(unusedOf(100, { plan: 9, addon: 30 })).toBe(30);
  expect(unusedOf(100, { plan: 0, addon: 300 })).toBe(100);
});

test('the Admin hears of 50, 10 and 0 once per crossing', () => {
  expect(crossedMark(51, 50)).toBe(50);
  expect(crossedMark(50, 49)).toBeUndefined();
  expect(crossedMark(60, 5)).toBe(10);
  expect(crossedMark(1, 0)).toBe(0);
});

test('renewal keeps its day, also over short months and after a pause', () => {
  expect(periodLater(new Date('2027-01-31T08:30:00Z'), 'month').toISOString()).toBe('2027-02-28T08:30:00.000Z');
  expect(periodLater(new Date('2028-02-29T00:00:00Z'), 'year').toISOString()).toBe('2029-02-28T00:00:00.000Z');
  const due = new Date('2026-08-31T00:00:00Z');
  expect(nextRenewal(due, 'month', new Date('2026-11-24T00:00:00Z')).toISOString()).toBe('2026-11-30T00:00:00.000Z');
});

test('larger orders cost less per credit, and tax is rounded once', () => {
  expect([1, 99, 100, 250, 1000].map((quantity) => creditUnitCents(40, quantity))).toEqual([40, 40, 36, 32, 28]);
  expect(sumOf([{ netCents: 3333 }, { netCents: 3333 }], 23)).toEqual({
    netCents: 6666,
    taxCents: 1533,
    totalCents: 8199,
  });
});

test('the rest of a period goes off the price of an upgrade', () => {
  const from = new Date('2026-11-01T00:00:00Z');
  const end = new Date('2026-12-01T00:00:00Z');
  expect(unusedValueCents(3000, from, end, new Date('2026-11-16T00:00:00Z'))).toBe(1500);
  expect(unusedValueCents(3000, from, end, end)).toBe(0);
});
