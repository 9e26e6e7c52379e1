/** Quantities from which a credit gets cheaper, with the share of the list price in percent. */
const discounts = [
  { from: 1, percent: 100 },
  { from: 100, percent: 90 },
  { from: 250, percent: 80 },
  { from: 1000, percent: 70 },
] as const;

export interface PriceTier {
  readonly from: number;
  readonly unitCents: number;
}

/** `listCents`: price of one credit without discount. */
export function creditTiers(listCents: number): readonly PriceTier[] {
  return discounts.map(({ from, percent }) => ({ from, unitCents: Math.round((listCents * percent) / 100) }));
}

export function creditUnitCents(listCents: number, quantity: number): number {
  return creditTiers(listCents).findLast((tier) => tier.from <= quantity)?.unitCents ?? listCents;
}

export interface Sum {
  readonly netCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
}

/** Tax is rounded once, on the sum, half up. */
export function sumOf(lines: readonly { readonly netCents: number }[], taxPercent: number): Sum {
  const netCents = lines.reduce((sum, line) => sum + line.netCents, 0);
  const taxCents = Math.round((netCents * taxPercent) / 100);
  return { netCents, taxCents, totalCents: netCents + taxCents };
}

/** What the rest of a running period is worth: goes off the price of the plan that replaces it. */
export function unusedValueCents(priceCents: number, startedAt: Date, endsAt: Date, now: Date): number {
  const whole = endsAt.getTime() - startedAt.getTime();
  const left = endsAt.getTime() - now.getTime();
  if (whole <= 0 || left <= 0) return 0;
  return Math.floor((priceCents * Math.min(left, whole)) / whole);
}
