import { apiTexts } from '../../contract/api/errors.ts';
import { modeObstacles, obstacleTexts } from '../../domain/document/signature-mode.ts';
import { keptObstacles, keptSentence } from '../../domain/draft/kept.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** The sentence of a refusal that the contract has no text for: most share one. */
export function refusalText({ refused, detail }: Refusal): string {
  const obstacle = refused === 'per-signer-forbids' ? modeObstacles.find((one) => one === detail?.what) : undefined;
  if (refused === 'already-signed') return alreadySigned(detail?.why);
  const kept = refused === 'signatures-kept' ? keptObstacles.find((one) => one === detail?.what) : undefined;
  if (kept !== undefined) return `${keptSentence(kept, String(detail?.name ?? ''))} ${apiTexts.flattenSigned}`;
  return obstacle === undefined ? apiTexts.generic : obstacleTexts[obstacle];
}

/** With why its signatures can't be kept, where that was looked at. */
function alreadySigned(why: string | number | undefined): string {
  return why === undefined ? apiTexts.alreadySigned : `${apiTexts.alreadySigned} They can not be kept: ${why}`;
}
