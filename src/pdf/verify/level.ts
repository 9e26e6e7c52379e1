import type { Snapshot } from './revisions.ts';
import type { Trusted } from './trust.ts';
import type { Level } from './types.ts';

export interface JudgedLevel {
  readonly level: Level | null;
  readonly remark: string;
}

/** The PAdES baseline level (EN 319 142-1, 6) that a signature has reached, and what the next one would need. */
export function levelOf(one: Trusted, all: readonly Trusted[], snapshots: readonly Snapshot[]): JudgedLevel {
  const { checked } = one;
  const { cms, coverage, subFilter } = checked;
  if (checked.kind === 'timestamp') return { level: null, remark: 'A document timestamp has no level of its own.' };
  if (!cms || !coverage || checked.problems.length > 0) return { level: null, remark: 'The signature is not intact.' };
  if (subFilter !== 'ETSI.CAdES.detached') return { level: null, remark: `${subFilter} is not PAdES.` };
  if (!cms.signingCertificate) return { level: null, remark: 'It does not name its signing certificate.' };
  if (cms.signingTime) return { level: null, remark: 'It carries a signing-time attribute, which PAdES forbids.' };

  const later = all.filter(
    ({ checked: other }) =>
      other.kind === 'timestamp' && other.problems.length === 0 && (other.coverage?.end ?? 0) > coverage.end,
  );
  const stamped = later.length > 0 || checked.tokens.some(({ intact }) => intact);
  if (!stamped) return { level: 'B-B', remark: 'No timestamp proves when it was made.' };
  const proven = one.trust?.provenInFile === true && one.tokensProvenInFile;
  if (!proven) return { level: 'B-T', remark: 'Certificates or revocation data are missing in the file.' };
  const archived = later.some(({ checked: stamp }) => {
    const end = stamp.coverage?.end ?? 0;
    const snapshot = snapshots.find((each) => each.eof <= end && end <= each.end);
    const catalog = snapshot?.file.dict(snapshot.file.trailer.get('Root'));
    return snapshot !== undefined && snapshot.file.dict(catalog?.get('DSS')) !== null;
  });
  return archived
    ? { level: 'B-LTA', remark: '' }
    : { level: 'B-LT', remark: 'No document timestamp protects the validation data.' };
}
