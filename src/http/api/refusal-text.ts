import { apiTexts } from '../../contract/api/errors.ts';
import { modeObstacles, obstacleTexts } from '../../domain/document/signature-mode.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** The sentence of a refusal that the contract has no text for: most share one. */
export function refusalText({ refused, detail }: Refusal): string {
  const obstacle = refused === 'per-signer-forbids' ? modeObstacles.find((one) => one === detail?.what) : undefined;
  if (refused === 'already-signed') return apiTexts.alreadySigned;
  return obstacle === undefined ? apiTexts.generic : obstacleTexts[obstacle];
}
