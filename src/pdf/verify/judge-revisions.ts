import type { PdfFile } from '../document/reader.ts';
import { compareRevisions } from './compare.ts';
import { readPermissions, stricter } from './find-signatures.ts';
import { permit, type Rules } from './permit.ts';
import { isBlankFrom, type Snapshot, snapshotAt } from './revisions.ts';
import type { Checked } from './signature.ts';
import type { Change, ReasonCode, RevisionReport } from './types.ts';

export interface History {
  readonly snapshots: readonly Snapshot[];
  readonly revisions: readonly RevisionReport[];
  readonly problems: readonly ReasonCode[];
}

/** Every update since the first signature, compared with what it was appended to and judged by the signatures before it. */
export function judgeRevisions(
  file: PdfFile,
  told: readonly Snapshot[],
  signatures: readonly Checked[],
  isTrusted: (one: Checked) => boolean,
): History {
  const snapshots = withSignedEnds(file.bytes, told, signatures);
  const first = snapshots.findIndex((snapshot) => signatures.some((one) => isAt(one, snapshot)));
  const signed = first < 0 ? [] : snapshots.slice(first);
  const problems: ReasonCode[] = [];
  const revisions: RevisionReport[] = signed.map((snapshot, index) => {
    const before = signed[index - 1];
    const changes = before ? judgeStep(before, snapshot, signatures, isTrusted) : [];
    const at = signatures.findIndex((one) => isAt(one, snapshot));
    return { number: first + index + 1, end: snapshot.end, signature: at < 0 ? null : at, changes };
  });
  const end = signed[signed.length - 1]?.end ?? 0;
  if (signed.length > 0 && !isBlankFrom(file.bytes, end)) {
    problems.push('trailing-bytes');
    const change: Change = { kind: 'trailing-bytes', allowed: false, page: null, detail: null };
    revisions.push({ number: first + signed.length + 1, end: file.bytes.length, signature: null, changes: [change] });
  }
  const forbidden = revisions.flatMap(({ changes }) => changes.filter(({ allowed }) => !allowed));
  if (forbidden.some(({ kind }) => kind === 'signature-removed')) problems.push('signature-removed');
  if (forbidden.some(({ kind }) => kind !== 'signature-removed' && kind !== 'trailing-bytes'))
    problems.push('change-not-allowed');
  return { snapshots, revisions, problems };
}

/** Whether a signature covers exactly this revision. */
export function isAt({ coverage }: Checked, { eof, end }: Snapshot): boolean {
  return coverage !== null && eof <= coverage.end && coverage.end <= end;
}

/** What a signature covers is a revision, whether or not the newest chain of cross-references still knows of it. */
function withSignedEnds(bytes: Buffer, told: readonly Snapshot[], signatures: readonly Checked[]): Snapshot[] {
  const byEnd = new Map(told.map((snapshot) => [snapshot.end, snapshot]));
  for (const { coverage } of signatures) {
    const snapshot = coverage ? snapshotAt(bytes, coverage.end) : null;
    if (snapshot && !byEnd.has(snapshot.end)) byEnd.set(snapshot.end, snapshot);
  }
  return [...byEnd.values()].sort((a, b) => a.end - b.end);
}

function judgeStep(
  before: Snapshot,
  after: Snapshot,
  signatures: readonly Checked[],
  isTrusted: (one: Checked) => boolean,
): Change[] {
  const inForce = signatures
    .filter(({ coverage }) => coverage !== null && coverage.end <= before.end)
    .map((one) => readPermissions(before.file, one.found));
  const rules: Rules = {
    level: inForce.reduce<1 | 2 | 3 | null>(
      (level, one) => stricter(level, stricter(one.certification, one.level)),
      null,
    ),
    locks: inForce.flatMap(({ locks }) => locks ?? []),
    answeredFor: signatures.some(
      (one) => one.kind === 'signature' && (one.coverage?.end ?? 0) >= after.eof && isTrusted(one),
    ),
    isTrusted: (num) => signatures.some((one) => one.found.num === num && isTrusted(one)),
  };
  return compareRevisions(before.file, after.file).map((difference) => permit(difference, rules));
}
