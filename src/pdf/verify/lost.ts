import { findSignatures, readFields } from './find-signatures.ts';
import { snapshotAt } from './revisions.ts';
import { type Checked, readSignature } from './signature.ts';

const MAX_CANDIDATES = 100;
const RANGE = /^\/ByteRange\s*\[\s*0\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/;

/** Ranges written in the bytes, wherever they stand: gap and end. */
export function writtenRanges(bytes: Buffer): { readonly gap: number; readonly to: number; readonly end: number }[] {
  const found: { gap: number; to: number; end: number }[] = [];
  let at = bytes.indexOf('/ByteRange');
  for (; at >= 0 && found.length < MAX_CANDIDATES; at = bytes.indexOf('/ByteRange', at + 1)) {
    const numbers = RANGE.exec(bytes.toString('latin1', at, at + 96));
    if (numbers)
      found.push({ gap: Number(numbers[1]), to: Number(numbers[2]), end: Number(numbers[2]) + Number(numbers[3]) });
  }
  return found;
}

/** Signatures that an earlier revision has and the file no longer: somebody removed or replaced them. */
export function lostSignatures(bytes: Buffer, present: readonly Checked[]): Checked[] {
  const known = new Set(present.map(({ coverage }) => coverage?.range[1]));
  const lost: Checked[] = [];
  for (const { gap, end } of writtenRanges(bytes)) {
    if (known.has(gap) || end > bytes.length) continue;
    const snapshot = snapshotAt(bytes, end);
    if (!snapshot || snapshot.file.encrypted) continue;
    for (const found of findSignatures(snapshot.file, readFields(snapshot.file))) {
      const one = readSignature(snapshot.file, found);
      if (one.coverage?.range[1] !== gap || known.has(gap)) continue;
      known.add(gap);
      lost.push(one);
    }
  }
  return lost;
}
