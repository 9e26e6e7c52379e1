import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { bulkFormQuery, bulkRunsQuery } from '../../features/bulk-send/api/bulk-send.ts';
import { BulkForm } from '../../features/bulk-send/components/bulk-form.tsx';
import { RunList } from '../../features/bulk-send/components/run-list.tsx';
import { Banner } from '../../ui/banner.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const route = getRouteApi('/shell/templates/$templateId/bulk-send');

/** One document of a template for each row of a file. */
export function BulkSendPage() {
  const { templateId } = route.useParams();
  const navigate = useNavigate();
  const form = useQuery(bulkFormQuery(templateId));
  const runs = useQuery(bulkRunsQuery(templateId));
  const { data } = form;
  return (
    <PageBody>
      <PageHeader title="Bulk send" lead={data?.title} />
      {form.isPending && <SkeletonRows rows={6} />}
      {form.isError && data === undefined && <ErrorState error={form.error} onRetry={() => void form.refetch()} />}
      {data !== undefined && data.needsPlan !== null && (
        <Banner
          tone="info"
          action={
            <Link to="/settings/plan" className={buttonClass({ size: 'small' })}>
              See plans
            </Link>
          }
        >
          Bulk send needs the plan {data.needsPlan}.
        </Banner>
      )}
      {data !== undefined && data.needsPlan === null && (
        <BulkForm
          form={data}
          onStarted={(bulkSendId) => void navigate({ to: '/bulk-sends/$bulkSendId', params: { bulkSendId } })}
        />
      )}
      <RunList runs={runs.data?.runs ?? []} />
    </PageBody>
  );
}
