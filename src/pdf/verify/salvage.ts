import { MalformedCms, readCms } from '../cms/read-cms.ts';
import { writtenRanges } from './lost.ts';
import { digestOf } from './message.ts';
import { isBlankFrom } from './revisions.ts';
import type { ReasonCode } from './types.ts';

/**
 * A file whose structure can't be read, but that holds a signature: what of it no longer fits. null when there is none,
 * or when everything that was signed is as it was (the file was damaged before).
 */
export function salvage(bytes: Buffer): ReasonCode | null {
  for (const { gap, to, end } of writtenRanges(bytes)) {
    if (to < gap || end > bytes.length) return 'byte-range';
    const string = bytes.toString('latin1', gap, Math.min(to, gap + 8 * 1024 * 1024));
    if (!/^<(?:[0-9A-Fa-f]{2})+>$/.test(string)) return 'byte-range';
    try {
      const { digest, messageDigest, content } = readCms(Buffer.from(string.slice(1, -1), 'hex'));
      if (content || digest === undefined || !messageDigest) continue;
      const covered = digestOf(bytes.subarray(0, gap), bytes.subarray(to, end));
      if (!covered(digest).equals(messageDigest)) return 'digest-mismatch';
      if (!isBlankFrom(bytes, end)) return 'trailing-bytes';
    } catch (error) {
      if (error instanceof MalformedCms) return 'malformed-signature';
      throw error;
    }
  }
  return null;
}
