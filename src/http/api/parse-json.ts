import { BodyFault } from './body-fault.ts';
import { checkShape } from './value-shape.ts';

/** Undefined for blank text. Throws BodyFault. */
export function parseJson(bytes: Buffer): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*$/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!mayHoldUnstorable(text)) return value;
    // A second reading, because it may only be done once the depth is known: it calls itself.
    const fault = checkShape(value);
    if (fault) throw new BodyFault(fault);
    return JSON.parse(text, storable);
  } catch (error) {
    throw error instanceof BodyFault ? error : new BodyFault('malformed-json');
  }
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair; JSON can spell both. */
function mayHoldUnstorable(text: string): boolean {
  return /\\u(?:0000|d[89a-f])/i.test(text);
}

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}

export function storableText(text: string): string {
  if (!/[\0\uD800-\uDFFF]/.test(text)) return text;
  return Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');
}
