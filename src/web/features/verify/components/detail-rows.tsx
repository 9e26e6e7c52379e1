import { CircleCheck, Clock, FileDiff, FileSignature, Hash, History, Link2, ShieldCheck, Users } from 'lucide-react';
import type { VerificationReport } from '../../../../contract/app/verify.ts';
import { signerName } from '../../../../domain/verification/facts.ts';
import {
  chainLine,
  changesLine,
  kindLine,
  levelLine,
  provedText,
  revocationLine,
  signersLine,
  timesLine,
} from '../../../../domain/verification/rows.ts';
import { CertificateList, RevocationList } from './certificate-list.tsx';
import { DetailRow, Facts } from './detail-row.tsx';
import { groupsOfFour, momentText } from './moment.ts';
import { RevisionList } from './revision-list.tsx';

/** Everything behind the answer, closed but for what changed when something did. */
export function DetailRows({ report }: { report: VerificationReport }) {
  const changed = report.verdict === 'changed-after-signing';
  const signed = report.signatures.length > 0;
  const changes = (
    <DetailRow
      icon={changed ? FileDiff : History}
      label={changed ? 'What changed' : 'Changes'}
      answer={changesLine(report)}
      bad={changed}
      open={changed}
    >
      <RevisionList report={report} />
    </DetailRow>
  );
  const hash = groupsOfFour(report.sha256);
  return (
    <section aria-label="Details" className="overflow-hidden rounded-card border border-line bg-raised">
      {changed && changes}
      {signed && (
        <>
          <DetailRow icon={Users} label="Signers" answer={signersLine(report)}>
            <Signers report={report} />
          </DetailRow>
          <DetailRow icon={FileSignature} label="Kind" answer={kindLine(report)}>
            <p>{kindWords(report)}</p>
          </DetailRow>
          <DetailRow icon={ShieldCheck} label="Level" answer={levelLine(report)}>
            <Levels report={report} />
          </DetailRow>
          <DetailRow icon={Clock} label="Times" answer={timesLine(report, momentText)}>
            <Times report={report} />
          </DetailRow>
          <DetailRow icon={Link2} label="Certificate chain" answer={chainLine(report)}>
            <CertificateList report={report} />
          </DetailRow>
          <DetailRow icon={CircleCheck} label="Revocation" answer={revocationLine(report)}>
            <RevocationList report={report} />
          </DetailRow>
          {!changed && changes}
        </>
      )}
      <DetailRow icon={Hash} label="SHA-256" answer={`${hash.slice(0, 14)} … ${hash.slice(-9)}`} mono>
        <p className="font-mono break-words">{hash}</p>
        {report.document !== null && (
          <p className="mt-2">
            This is the {report.document.file === 'document' ? 'finished file' : 'completion certificate'} of document{' '}
            <span className="font-mono">{report.document.id}</span>.
          </p>
        )}
        {report.document !== null && report.document.sealedSha256 !== null && (
          <p className="mt-2">
            The file begins with an earlier one, as it was sealed or signed first, whose SHA-256 the completion
            certificate names: <span className="font-mono break-words">{report.document.sealedSha256}</span>
          </p>
        )}
      </DetailRow>
    </section>
  );
}

function Signers({ report }: { report: VerificationReport }) {
  const people = report.document?.signers ?? [];
  const rows = report.signatures
    .filter(({ kind }) => kind === 'signature')
    .map(
      (signature) =>
        [
          signerName(signature),
          `${signature.intact ? 'Intact' : 'Broken'}, ${signature.trusted ? 'trusted' : 'not trusted'}${signature.reason ? `. Reason: ${signature.reason}` : ''}${noticesOf(signature)}`,
        ] as const,
    );
  return (
    <div className="flex flex-col gap-4">
      {people.length > 0 && (
        <ul className="flex flex-col gap-1">
          {people.map(({ name, proofs }) => (
            <li key={name}>
              <bdi className="font-semibold">{name}</bdi>
              {provedText(proofs)}
            </li>
          ))}
        </ul>
      )}
      {people.length > 0 && (
        <p className="text-muted">This says how each person reached the document. Nobody’s name was checked.</p>
      )}
      <Facts rows={rows} />
    </div>
  );
}

/** What the signer's certificate says of how it came to be. */
function noticesOf({ chain }: VerificationReport['signatures'][number]): string {
  const notices = chain[0]?.notices ?? [];
  return notices.length === 0 ? '' : `. ${notices.join(' ')}`;
}

function kindWords(report: VerificationReport): string {
  const certified = report.signatures.some(({ certification }) => certification === 2);
  return certified
    ? 'The form was certified first. Since then its fields could be filled in and signed, and nothing else.'
    : 'What a signature covers can’t be changed without showing.';
}

function Levels({ report }: { report: VerificationReport }) {
  const signatures = report.signatures.filter(({ kind }) => kind === 'signature');
  return (
    <Facts
      rows={signatures.flatMap(({ level, levelRemark, signatureAlgorithm, weak, subFilter }) => [
        ['PAdES level', `${level ?? 'None'}${levelRemark === '' ? '' : `. ${levelRemark}`}`] as const,
        ['Algorithm', `${signatureAlgorithm}${weak ? ', no longer safe' : ''}`] as const,
        ['Format', subFilter] as const,
      ])}
    />
  );
}

function Times({ report }: { report: VerificationReport }) {
  const several = report.signatures.filter(({ kind }) => kind === 'signature').length > 1;
  const rows = report.signatures.flatMap((signature): [string, string][] => {
    const { kind, claimedTime, timestamps } = signature;
    const name = signerName(signature);
    const stampLabel = several ? `Signature timestamp, ${name}` : 'Signature timestamp';
    const stamps = timestamps.map((stamp): [string, string] => [
      kind === 'timestamp' ? 'Document timestamp' : stampLabel,
      `${momentText(stamp.time)}, by ${stamp.authority}${stamp.trusted ? '' : ', not trusted'}`,
    ]);
    if (claimedTime === null) return stamps;
    return [[several ? `As ${name} says` : 'As the signer says', momentText(claimedTime)], ...stamps];
  });
  return rows.length === 0 ? <p>No time is stated.</p> : <Facts rows={rows} />;
}
