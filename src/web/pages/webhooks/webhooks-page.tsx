import { useQuery } from '@tanstack/react-query';
import { webhookQuery } from '../../features/webhooks/api/webhooks.ts';
import { Deliveries } from '../../features/webhooks/components/deliveries.tsx';
import { WebhookAddress } from '../../features/webhooks/components/webhook-address.tsx';
import { WebhookKey } from '../../features/webhooks/components/webhook-key.tsx';
import { WebhookTest } from '../../features/webhooks/components/webhook-test.tsx';
import { Banner } from '../../ui/banner.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

export function WebhooksPage() {
  const webhook = useQuery(webhookQuery);
  const page = webhook.data;
  return (
    <PageBody narrow>
      <PageHeader
        title="Webhooks"
        lead={
          page?.environment === 'sandbox'
            ? 'Tells your server what happens to documents in the sandbox. Live has an address of its own.'
            : 'Tells your server what happens to your documents, as it happens.'
        }
      />
      {webhook.isPending && <SkeletonRows rows={6} />}
      {webhook.isError && page === undefined && (
        <ErrorState error={webhook.error} onRetry={() => void webhook.refetch()} />
      )}
      {page !== undefined && (
        <div className="flex flex-col gap-10">
          <section>
            {page.state === 'needs-plan' && (
              <div className="mb-5">
                <Banner
                  tone="warning"
                  action={
                    <Link to="/settings/plan" className={buttonClass({ size: 'small' })}>
                      See plans
                    </Link>
                  }
                >
                  Webhooks in Live need {page.neededPlans.join(' or ')}. In the sandbox they work on every plan.
                </Banner>
              </div>
            )}
            <SectionHead title="Where to" />
            <WebhookAddress page={page} />
          </section>
          {page.url !== null && (
            <>
              <section>
                <SectionHead title="Signature key" />
                <WebhookKey hasKey={page.hasKey} />
              </section>
              <section>
                <SectionHead title="Test" />
                <WebhookTest />
              </section>
            </>
          )}
          <section>
            <SectionHead title="Deliveries" />
            <Deliveries />
          </section>
        </div>
      )}
    </PageBody>
  );
}
