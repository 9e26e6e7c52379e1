import type { DocumentState } from './types.ts';

/** Nothing of the sending has left yet. */
export function isHeld(document: Pick<DocumentState, 'heldUntil'>, now: Date): boolean {
  return document.heldUntil !== null && now < document.heldUntil;
}
