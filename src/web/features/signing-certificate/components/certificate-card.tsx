import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { SigningCertificatePage } from '../../../../contract/app/signing-certificate.ts';
import { daysUntil, longDate } from '../../../lib/dates.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';

type Held = NonNullable<SigningCertificatePage['own']>;

/** What an uploaded certificate holds. */
export function CertificateCard({ held, waiting }: { held: Held; waiting: number }) {
  const rows = [
    ['Issued to', held.subject],
    ['Issued by', held.selfSigned ? 'Itself (self-signed)' : held.issuer],
    ['Valid', `${longDate(held.notBefore)} to ${longDate(held.notAfter)}`],
    ['Key', held.keyType],
    ['Fingerprint (SHA-256)', held.fingerprint],
    ['Uploaded', `${longDate(held.uploadedAt)}${held.uploadedBy === null ? '' : ` by ${held.uploadedBy}`}`],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <Standing held={held} waiting={waiting} />
      <div className="rounded-card border border-line bg-raised">
        <div className="flex flex-wrap items-center justify-between gap-2 border-b border-hair px-4 py-3 sm:px-5">
          <h3 className="min-w-0 text-lead font-semibold break-words">{held.commonName || held.subject}</h3>
          <StateBadge held={held} />
        </div>
        <dl className="grid gap-x-4 px-4 py-3 text-body sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-y-2 sm:px-5">
          {rows.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0 pb-2 break-words [overflow-wrap:anywhere] sm:pb-0">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {!held.canBeProved && (
        <Banner tone="warning">
          This certificate names no place that tells what was revoked, so seals lack the proof that lasts for decades.
        </Banner>
      )}
    </div>
  );
}

function Standing({ held, waiting }: { held: Held; waiting: number }) {
  if (held.state === 'ended') {
    const sum = waiting === 1 ? '1 document waits' : `${waiting} documents wait`;
    return (
      <Banner tone="danger">
        This certificate ended on {longDate(held.notAfter)}. Documents that everybody has signed wait for their seal
        until you upload a new one or remove it; no other certificate takes its place by itself.
        {waiting > 0 && ` ${sum} now.`}
      </Banner>
    );
  }
  if (held.state !== 'ending') return null;
  const days = daysUntil(held.notAfter);
  return (
    <Banner tone="warning">
      This certificate ends in {days === 1 ? '1 day' : `${days} days`}. After that, documents wait for their seal.
      Upload a new one before.
    </Banner>
  );
}

function StateBadge({ held }: { held: Held }) {
  if (held.state === 'ended')
    return (
      <Badge tone="danger" icon={CircleAlert}>
        Ended
      </Badge>
    );
  if (held.state === 'ending')
    return (
      <Badge tone="warning" icon={TriangleAlert}>
        Ends soon
      </Badge>
    );
  return (
    <Badge tone="success" icon={CircleCheck}>
      In use
    </Badge>
  );
}
