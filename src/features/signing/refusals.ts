import type { DocumentRefusal } from '../../domain/document/commands.ts';

/** A code gate of this person is still closed: the page asks `signingView` again. */
export type GateRefusal = 'gate-closed';

/** Refusals of `finish`, `saveAnswers`, `consent`, `decline`, `markViewed`. */
export type SigningRefusal =
  | DocumentRefusal
  | GateRefusal
  /** The owner has changed the document since this page was opened; detail: changed, keys with a comma between. */
  | 'document-changed'
  /** The owner's account is suspended. */
  | 'owner-suspended'
  /** detail: widget id -> code of `checkResponse`. */
  | 'invalid-answers'
  /** An answer to somebody else's widget, or to none; detail: widget. */
  | 'foreign-widget'
  /** detail: widget. */
  | 'read-only'
  /** detail: widget. */
  | 'not-a-picture'
  /** An own field where it may not be, or no place for the signature of somebody who must sign. */
  | 'bad-placement'
  /** Decline needs one. */
  | 'reason-missing';

/** Refusals of `checkAccessCode` and `checkEmailCode`. */
export type CodeRefusal =
  /** detail: triesLeft. */
  | 'code-wrong'
  /** detail: retryAfterSeconds. */
  | 'locked'
  /** The e-mail code is too old, or was tried too often: ask for another. */
  | 'code-expired'
  | 'no-gate'
  | 'gone';
