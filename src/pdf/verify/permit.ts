import type { Difference } from './comparison.ts';
import { isLocked, type Permissions } from './find-signatures.ts';
import type { Change } from './types.ts';

/** What holds for an update: what the signatures before it allow, and which signatures after it answer for it. */
export interface Rules {
  /** The strictest certification or lock; null when no signature restricts anything. */
  readonly level: 1 | 2 | 3 | null;
  readonly locks: readonly NonNullable<Permissions['locks']>[];
  /** A signature that is intact and trusted covers the update. */
  readonly answeredFor: boolean;
  /** Whether the signature of this object number is intact and trusted. */
  readonly isTrusted: (signature: number) => boolean;
}

/**
 * Whether an update may do this after a signature (ISO 32000-2, 12.8.2): validation data and invisible document
 * timestamps always; further signatures unless certified with P 1; filled fields where a certification allows them, or
 * where a later trusted signature answers for them; notes with P 3. Anything that could change what a page shows: never.
 * Stricter than the standard where attacks were published: a certified file gets no new visible field ("sneaky
 * signature"), and no annotation with a look of its own ("evil annotation").
 */
export function permit(difference: Difference, rules: Rules): Change {
  const { kind, page, detail } = difference;
  return { kind, page, detail, allowed: isAllowed(difference, rules) };
}

function isAllowed(difference: Difference, rules: Rules): boolean {
  const { level } = rules;
  switch (difference.kind) {
    case 'validation-data':
    case 'unused-objects':
      return true;
    case 'metadata':
      return level !== 1;
    case 'timestamp':
      return difference.visible !== true;
    case 'signature':
      if (level === 1 || locked(difference, rules)) return false;
      if (difference.visible !== true) return true;
      return level === null && difference.signature !== undefined && rules.isTrusted(difference.signature);
    case 'form-values':
      if (level === 1 || locked(difference, rules)) return false;
      return level !== null || rules.answeredFor;
    case 'annotations':
      return level === 3 && difference.harmless === true;
    default:
      return false;
  }
}

function locked({ field }: Difference, { locks }: Rules): boolean {
  return field !== undefined && locks.some((lock) => isLocked(lock, field));
}
