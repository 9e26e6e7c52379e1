import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { invoicesQuery, type Period, type Plan, type Plans, plansQuery } from '../../features/billing/api/billing.ts';
import { InvoiceSummary } from '../../features/billing/components/invoice-summary.tsx';
import { OrderPlanSheet } from '../../features/billing/components/order-plan-sheet.tsx';
import { PlanTable } from '../../features/billing/components/plan-table.tsx';
import { WithdrawInvoice } from '../../features/billing/components/withdraw-invoice.tsx';
import { longDate } from '../../lib/dates.ts';
import { useInstance } from '../../lib/instance.ts';
import { useMe } from '../../lib/me.ts';
import { Banner } from '../../ui/banner.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { OutLink } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { SupportLine } from '../../ui/support-link.tsx';

const periods = [
  { value: 'month', label: 'Monthly' },
  { value: 'year', label: 'Yearly' },
] as const;

export function PlanPage() {
  const plans = useQuery(plansQuery);
  const paid = usePaidPlan();
  const [period, setPeriod] = useState<Period>('month');
  const [chosen, setChosen] = useState<Plan | null>(null);
  return (
    <PageBody>
      <PageHeader
        title="Plan"
        lead={plans.data !== undefined ? standing(plans.data, paid) : undefined}
        end={
          <Segmented label="Period" value={period} options={periods} onChange={setPeriod} className="w-full sm:w-56" />
        }
      />
      {plans.isPending && <SkeletonRows rows={10} />}
      {plans.isError && plans.data === undefined && (
        <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />
      )}
      {plans.data !== undefined && (
        <div className="flex flex-col gap-5">
          <Notices data={plans.data} />
          <PlanTable data={plans.data} period={period} onChoose={setChosen} />
        </div>
      )}
      {plans.data !== undefined && chosen !== null && (
        <OrderPlanSheet data={plans.data} plan={chosen} period={period} onClose={() => setChosen(null)} />
      )}
    </PageBody>
  );
}

/** The plan that an invoice was paid for last; null where the operator gave the present one without an invoice. */
function usePaidPlan(): string | null {
  const { environment } = useInstance();
  const invoices = useQuery({ ...invoicesQuery, enabled: environment === 'live' });
  const plans = (invoices.data?.invoices ?? []).flatMap(({ status, purpose }) =>
    status === 'paid' && purpose.kind === 'plan' ? [purpose.plan] : [],
  );
  return plans[0] ?? null;
}

function standing({ current, plans }: Plans, paid: string | null): string {
  const name = plans.find((plan) => plan.id === current.plan)?.name ?? current.plan;
  if (current.lapsed && current.endsAt !== null) {
    return `Your ${name} plan ended on ${longDate(current.endsAt)}. Free limits count until it is renewed; nothing is deleted.`;
  }
  if (current.plan === 'free') return 'You are on Free.';
  const billed = current.period === null || paid !== current.plan ? '' : `, paid by the ${current.period}`;
  const end = current.endsAt === null ? '' : `, until ${longDate(current.endsAt)}`;
  return `You are on ${name}${billed}${end}.`;
}

function Notices({ data }: { data: Plans }) {
  const { environment, liveUrl } = useInstance();
  const { tenant } = useMe();
  if (environment === 'sandbox') {
    return (
      <Banner tone="info" action={<OutLink href={`${liveUrl}/settings/plan`}>Open in Live</OutLink>}>
        The sandbox has the features of the highest plan for everyone. Plans are ordered in Live.
      </Banner>
    );
  }
  if (data.openInvoice !== null) {
    const { openInvoice } = data;
    return (
      <div className="flex max-w-2xl flex-col gap-3">
        <Banner tone={openInvoice.overdue ? 'danger' : 'warning'}>
          {openInvoice.purpose.kind === 'plan'
            ? 'The plan you ordered starts when this invoice is paid.'
            : 'A plan can be ordered once this invoice is paid.'}{' '}
          How to pay stands on the invoice. <SupportLine before="Questions go to" className="underline" />
        </Banner>
        <InvoiceSummary invoice={openInvoice} end={<WithdrawInvoice invoice={openInvoice} />} />
      </div>
    );
  }
  if (tenant.planLapsed) {
    return <Banner tone="danger">Live API tokens are refused until the plan is renewed.</Banner>;
  }
  return null;
}
