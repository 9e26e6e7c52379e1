import { Check, X } from 'lucide-react';
import type { VerificationReport } from '../../../../contract/app/verify.ts';
import { signerName } from '../../../../domain/verification/facts.ts';
import { changeText, revisionText } from '../../../../domain/verification/rows.ts';
import { cx } from '../../../lib/cx.ts';
import { momentText } from './moment.ts';

/** What each revision did, from the first signed one on, and whether the signatures before it allow that. */
export function RevisionList({ report }: { report: VerificationReport }) {
  if (report.revisions.length === 0) return <p>{report.reasons[0]?.text ?? 'There is one revision only.'}</p>;
  return (
    <ol className="flex flex-col gap-4">
      {report.revisions.map((revision, index) => {
        const signature = revision.signature === null ? undefined : report.signatures[revision.signature];
        const allowed = revision.changes.every((change) => change.allowed);
        const good = allowed && signature?.intact !== false;
        const word = good ? (index === 0 ? 'Valid' : 'Allowed') : allowed ? 'Broken' : 'Not allowed';
        return (
          <li key={revision.number} className="flex gap-3">
            <span
              className={cx(
                'grid size-6 shrink-0 place-items-center rounded-full',
                good ? 'bg-success text-on-accent' : 'bg-danger text-on-danger',
              )}
            >
              {good ? (
                <Check aria-hidden="true" className="size-4" strokeWidth={2.5} />
              ) : (
                <X aria-hidden="true" className="size-4" strokeWidth={2.5} />
              )}
            </span>
            <div className="min-w-0 flex-1">
              <p className="font-semibold break-words">
                Revision {index + 1}: {revisionText(report, revision).toLowerCase()}
              </p>
              <p className="text-muted break-words">{whoAndWhen(signature)}</p>
              {revision.changes
                .filter(({ allowed, detail }) => !allowed && detail !== null)
                .map((change) => (
                  <p key={JSON.stringify(change)} className="text-muted break-words">
                    {changeText(change)}: {change.detail}
                  </p>
                ))}
            </div>
            <span className={cx('shrink-0 font-medium', good ? 'text-success' : 'text-danger')}>{word}</span>
          </li>
        );
      })}
    </ol>
  );
}

function whoAndWhen(signature: VerificationReport['signatures'][number] | undefined): string {
  if (!signature) return 'No signature covers it; when it was made is not proved';
  const name = signature.kind === 'timestamp' ? (signature.timestamps[0]?.authority ?? '') : signerName(signature);
  if (signature.provedTime !== null) return `${momentText(signature.provedTime)}, by ${name}`;
  const claimed = signature.claimedTime;
  return claimed === null
    ? `By ${name}; its time is not proved`
    : `Dated ${momentText(claimed)}, not proved, by ${name}`;
}
