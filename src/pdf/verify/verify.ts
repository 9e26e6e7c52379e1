import { readPages, TooManyPages } from '../document/pages.ts';
import { openPdf, type PdfFile } from '../document/reader.ts';
import { PdfSyntaxError } from '../document/syntax.ts';
import { gatherEvidence } from './evidence.ts';
import { findSignatures, readFields } from './find-signatures.ts';
import { judgeRevisions } from './judge-revisions.ts';
import { lostSignatures } from './lost.ts';
import { isBreaking, reason, reasonsOf } from './reasons.ts';
import { reportOf } from './report.ts';
import { readRevisions, snapshotAt, TooManyRevisions } from './revisions.ts';
import { salvage } from './salvage.ts';
import { type Checked, checkSignature, messagesIn, readSignature } from './signature.ts';
import { judgeTrust } from './trust.ts';
import type { ReasonCode, Verdict, Verification, VerifyOptions } from './types.ts';
import { facts, unreadable } from './unreadable.ts';

const MAX_SIGNATURES = 100;

/**
 * Verifies every signature and document timestamp of a PDF, its own or foreign: digests and signature values, what each
 * covers, chains to the given roots at the moment that is proved, revocation, PAdES level, and what was changed since,
 * allowed or not. A file that can't be judged gets a verdict that says so; hostile ones are bounded in what is read.
 *
 *     const { verdict } = await verify(bytes, { time: new Date(), anchors: [{ certificate: root, label: 'ours' }] });
 */
export async function verify(bytes: Uint8Array, options: VerifyOptions): Promise<Verification> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, 1024).includes('%PDF-')) return unreadable(buffer, 'not-a-pdf');
  try {
    const file = openPdf(buffer);
    return file.encrypted ? unreadable(buffer, 'encrypted') : judge(file, buffer, options);
  } catch (error) {
    if (error instanceof TooManyRevisions || error instanceof TooManyPages) return unreadable(buffer, 'too-complex');
    // A regular expression or a read pushed past its bounds by a hostile file shows as RangeError.
    if (!(error instanceof PdfSyntaxError) && !(error instanceof RangeError)) throw error;
    const broken = salvage(buffer);
    return broken === null ? unreadable(buffer, 'damaged') : damaged(buffer, broken);
  }
}

function damaged(bytes: Buffer, code: ReasonCode): Verification {
  return { ...facts(bytes, 'changed-after-signing'), reasons: [reason(code), reason('damaged')] };
}

function judge(file: PdfFile, bytes: Buffer, options: VerifyOptions): Verification {
  const pages = readPages(file, 100_000).length;
  const present = findSignatures(file, readFields(file));
  if (present.length > MAX_SIGNATURES) return { ...unreadable(bytes, 'too-complex'), pages };
  const read = present.map((found) => readSignature(file, found));
  const lost = lostSignatures(bytes, read);
  const all = [...read, ...lost];
  if (all.length === 0) return { ...facts(bytes, 'no-signature'), pages };

  const messages = all.flatMap(({ cms }) => messagesIn(cms));
  const evidence = gatherEvidence(file, messages, options);
  const checked = inOrder(all.map((one) => placed(bytes, checkSignature(bytes, one, evidence))));
  const trusted = judgeTrust(checked, evidence);
  const isTrusted = (one: Checked): boolean => {
    const found = trusted.find((each) => each.checked === one);
    return one.problems.length === 0 && found?.trust?.problems.length === 0 && one.message?.weak === false;
  };
  const history = judgeRevisions(file, readRevisions(file), checked, isTrusted);
  const signatures = trusted.map((one) => reportOf(file, one, trusted, history, isTrusted(one.checked)));
  const ofFile = [...history.problems, ...(lost.length > 0 ? (['signature-removed'] as const) : [])];
  const reasons = reasonsOf(signatures, ofFile);
  return { ...facts(bytes, verdictOf(reasons)), reasons, pages, signatures, revisions: history.revisions };
}

function verdictOf(reasons: Verification['reasons']): Verdict {
  if (reasons.some(({ code }) => isBreaking(code))) return 'changed-after-signing';
  return reasons.length > 0 ? 'signed-not-trusted' : 'valid-unchanged';
}

/** What a signature covers must have been a file: else bytes were left out that a reader would have seen. */
function placed(bytes: Buffer, one: Checked): Checked {
  if (!one.coverage || snapshotAt(bytes, one.coverage.end)) return one;
  return { ...one, problems: [...one.problems, 'byte-range'] };
}

function inOrder(signatures: readonly Checked[]): Checked[] {
  return [...signatures].sort((a, b) => (a.coverage?.end ?? 0) - (b.coverage?.end ?? 0));
}
