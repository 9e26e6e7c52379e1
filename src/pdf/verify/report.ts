import type { PdfFile } from '../document/reader.ts';
import { asBytes } from '../document/values.ts';
import { readPermissions, textOf } from './find-signatures.ts';
import { type History, isAt } from './judge-revisions.ts';
import { levelOf } from './level.ts';
import { isBlankFrom } from './revisions.ts';
import type { Trusted } from './trust.ts';
import type { ReasonCode, SignatureReport } from './types.ts';

const MAX_TEXT = 500;

/** Everything known about one signature as plain data. */
export function reportOf(
  file: PdfFile,
  one: Trusted,
  all: readonly Trusted[],
  history: History,
  trusted: boolean,
): SignatureReport {
  const { checked, trust, timestamps, provedTime, provedBy } = one;
  const { found, coverage, cms, message } = checked;
  const { level, remark } = levelOf(one, all, history.snapshots);
  const permissions = readPermissions(file, found);
  const weak = message?.weak === true;
  const problems: ReasonCode[] = [
    ...checked.problems,
    ...(trust?.problems ?? []),
    ...(weak ? (['weak-algorithm'] as const) : []),
  ];
  const text = (key: string) => shortened(textOf(file.resolve(found.dict.get(key))));
  return {
    kind: checked.kind,
    field: shortened(found.field) ?? '',
    subFilter: checked.subFilter,
    intact: checked.problems.length === 0,
    trusted,
    problems: [...new Set(problems)],
    anchor: trust?.anchor ?? null,
    covers: coversOf(one, history, file.bytes),
    byteRange: coverage ? [...coverage.range] : [],
    chain: trust?.links ?? [],
    level,
    levelRemark: remark,
    digestAlgorithm: message?.digest ?? '',
    signatureAlgorithm: message?.algorithm ?? '',
    weak,
    provedTime: provedTime?.toISOString() ?? null,
    provedBy,
    claimedTime: (cms?.signingTime ?? dateOf(asBytes(file.resolve(found.dict.get('M')))))?.toISOString() ?? null,
    timestamps,
    name: text('Name'),
    reason: text('Reason'),
    location: text('Location'),
    certification: permissions.certification,
    locks: permissions.locks,
  };
}

function shortened(text: string | null): string | null {
  return text === null ? null : text.slice(0, MAX_TEXT);
}

function coversOf({ checked }: Trusted, history: History, bytes: Buffer): SignatureReport['covers'] {
  const snapshot = history.snapshots.find((each) => isAt(checked, each));
  if (!snapshot) return 'unclear';
  return isBlankFrom(bytes, snapshot.end) ? 'whole-file' : 'revision';
}

/** A date (ISO 32000-2, 7.9.4). */
function dateOf(text: string | null): Date | null {
  const parts = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+\-Z])(?:(\d\d)'?(\d\d)?)?)?/.exec(text ?? '');
  if (!parts) return null;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, h = '00', m = '00'] =
    parts;
  const zone = sign === '+' || sign === '-' ? `${sign}${h}:${m}` : 'Z';
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
