import { type Refusal, refuse } from '../refusal.ts';

/** Plan credits end with the period and go first; add-on credits are bought and stay. */
export interface Purse {
  readonly plan: number;
  readonly addon: number;
}

/** Two whole numbers to add to a purse. */
export interface PurseChange {
  readonly plan: number;
  readonly addon: number;
}

export function totalOf(purse: Purse): number {
  return purse.plan + purse.addon;
}

/** The price of one document: a plan credit while there is one. */
export function debitOne(purse: Purse): PurseChange | Refusal<'no-credits'> {
  if (purse.plan > 0) return { plan: -1, addon: 0 };
  if (purse.addon > 0) return { plan: 0, addon: -1 };
  return refuse('no-credits');
}

/** What is left of an order: older credits are used first, so it is the last of the purse. */
export function unusedOf(quantity: number, purse: Purse): number {
  return Math.min(quantity, purse.addon);
}

/** Balances at which the Admin is mailed, once per crossing. */
export const lowMarks = [50, 10, 0] as const;

/** The mark that a fall from one total to another crosses; the lowest when it crosses several. */
export function crossedMark(before: number, after: number): number | undefined {
  return lowMarks.filter((mark) => before > mark && after <= mark).at(-1);
}

/** Play credits of the sandbox, after a refill. */
export const fullPlayCredits = 100;
