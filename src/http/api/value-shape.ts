import type { BodyFaultCode } from './body-fault.ts';

/** Deeper than any request of the API by far. */
const deepest = 50;
/** Values of all kinds together, and of one list. */
const mostValues = 500_000;
const mostInOneList = 50_000;

/**
 * What makes a parsed body unfit for code that calls itself or takes its time for each value. Walks with a list of its
 * own, so that no depth of the body matters to it.
 */
export function checkShape(root: unknown): BodyFaultCode | undefined {
  let level: object[] = isHolder(root) ? [root] : [];
  let values = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) return 'nested-too-deep';
    const next: object[] = [];
    for (const holder of level) {
      const inner: unknown[] = Array.isArray(holder) ? holder : Object.values(holder);
      values += inner.length;
      if (values > mostValues || inner.length > mostInOneList) return 'too-many-values';
      for (const value of inner) if (isHolder(value)) next.push(value);
    }
    level = next;
  }
  return undefined;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}
