import { useQuery } from '@tanstack/react-query';
import { savedSignaturesQuery } from '../../features/saved-signatures/api/saved-signatures.ts';
import { SavedCard } from '../../features/saved-signatures/components/saved-card.tsx';
import { useMe } from '../../lib/me.ts';
import { initials } from '../../lib/numbers.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

/** What this person signs with, kept for every document. */
export function SignaturePage() {
  const { account } = useMe();
  const { data, error, refetch } = useQuery(savedSignaturesQuery);
  const saved = (kind: string) => data?.saved.find((one) => one.kind === kind)?.sha256 ?? null;
  return (
    <PageBody narrow>
      <PageHeader title="My signature" lead="Offered to you in this browser whenever you are asked to sign." />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data && (
        <div className="flex flex-col gap-4">
          <SavedCard kind="signature" title="Signature" sha256={saved('signature')} name={account.name} />
          <SavedCard kind="initials" title="Initials" sha256={saved('initials')} name={initials(account.name)} />
          <SavedCard kind="stamp" title="Stamp" sha256={saved('stamp')} name="" />
        </div>
      )}
    </PageBody>
  );
}
