import type { PdfFile } from '../document/reader.ts';
import type { Field } from './find-signatures.ts';
import { isSameValue, walk } from './object-diff.ts';
import type { ChangeKind } from './types.ts';

/** A difference, not yet judged. */
export interface Difference {
  readonly kind: ChangeKind;
  readonly page: number | null;
  readonly detail: string | null;
  /** Full name of the field concerned. */
  readonly field?: string;
  /** Object number of the signature that came with it. */
  readonly signature?: number;
  /** A new field that shows something on its page. */
  readonly visible?: boolean;
  /** A note that can neither hide nor add text. */
  readonly harmless?: boolean;
}

/** Two revisions and what is known about them. */
export interface Comparison {
  readonly before: PdfFile;
  readonly after: PdfFile;
  readonly changed: ReadonlySet<number>;
  readonly oldFields: ReadonlyMap<number, Field>;
  readonly newFields: ReadonlyMap<number, Field>;
  /** Objects that have a comparison of their own: walks stop there. */
  readonly handled: Set<number>;
  /** Objects already walked. */
  readonly walked: Set<number>;
  report(difference: Difference): void;
}

/** Whether a value, or anything it leads to, differs. Walks of its own: what it passes stays guarded elsewhere. */
export function isTouched(
  { before, after, changed, handled }: Comparison,
  old: string | undefined,
  fresh: string | undefined,
): boolean {
  if (!isSameValue(before, after, old, fresh)) return true;
  let touched = false;
  walk(after, fresh ?? '', new Set(), (num) => {
    if (handled.has(num)) return false;
    touched ||= changed.has(num);
    return !touched;
  });
  return touched;
}

/** Reports a value that differs, or leads to an object that does. */
export function guard(
  comparison: Comparison,
  old: string | undefined,
  fresh: string | undefined,
  difference: Difference,
): void {
  const { before, after, changed, handled, walked } = comparison;
  if (!isSameValue(before, after, old, fresh)) comparison.report(difference);
  walk(after, fresh ?? '', walked, (num) => {
    if (handled.has(num)) return false;
    if (!changed.has(num)) return true;
    comparison.report(difference);
    return false;
  });
}
