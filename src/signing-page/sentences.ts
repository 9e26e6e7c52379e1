import type { Refusal } from '../domain/refusal.ts';
import type { ResponseFault } from '../domain/widget/check-response.ts';
import { words } from './words.ts';

/** The sentence about a fault of an answer. */
export function faultText(fault: Refusal<ResponseFault>): string {
  return words.faults[fault.refused](fault.detail ?? {});
}

/** The sentence about a refusal of the server. */
export function refusalText(code: string): string {
  return words.refusals[code] ?? words.refusals.other ?? '';
}
