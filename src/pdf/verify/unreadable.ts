import { createHash } from 'node:crypto';
import { reason } from './reasons.ts';
import type { ReasonCode, Verdict, Verification } from './types.ts';

/** The verdict over a file that could not be judged. */
export function unreadable(bytes: Uint8Array, code: ReasonCode): Verification {
  return { ...facts(bytes, 'unreadable'), reasons: [reason(code)] };
}

/** What is true of any bytes. */
export function facts(bytes: Uint8Array, verdict: Verdict): Verification {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { verdict, reasons: [], sha256, bytes: bytes.length, pages: 0, signatures: [], revisions: [] };
}
