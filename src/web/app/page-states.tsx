import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { FileQuestion } from 'lucide-react';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Link } from '../ui/link.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Skeleton, SkeletonRows } from '../ui/skeleton.tsx';

export function PagePending() {
  return (
    <div className="px-4 py-5 lg:px-8">
      <Skeleton className="mb-6 h-7 w-48" />
      <SkeletonRows rows={6} />
    </div>
  );
}

export function PageFailure({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

export function PageMissing() {
  return (
    <PageBody>
      <PageHeader title="Nothing here" />
      <EmptyState
        icon={FileQuestion}
        text="There is no page at this address. It may have been deleted, or it belongs to the other environment."
        action={
          <Link to="/" className={buttonClass()}>
            Go to Home
          </Link>
        }
      />
    </PageBody>
  );
}
