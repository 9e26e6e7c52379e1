import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { InvoiceView } from '../../../../contract/app/billing.ts';
import { messageOf } from '../../../lib/api.ts';
import { longDate } from '../../../lib/dates.ts';
import { useMe } from '../../../lib/me.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { type Period, type Plan, type Plans, useOrderPlan } from '../api/billing.ts';
import { type BillToBodyValues, BillToFields, billToForm, emptyBillTo } from './bill-to-fields.tsx';
import { InvoiceSummary } from './invoice-summary.tsx';
import { offeredPeriod } from './plan-table.tsx';
import { SumLines } from './sum-lines.tsx';

interface OrderPlanSheetProps {
  data: Plans;
  plan: Plan;
  period: Period;
  onClose: () => void;
}

const periods = [
  { value: 'month', label: 'Monthly' },
  { value: 'year', label: 'Yearly' },
] as const;

/** The order makes an open invoice; the plan itself changes when its payment is recorded. */
export function OrderPlanSheet({ data, plan, period: wanted, onClose }: OrderPlanSheetProps) {
  const { tenant } = useMe();
  const formId = useId();
  const [period, setPeriod] = useState(offeredPeriod(plan, wanted));
  const [invoice, setInvoice] = useState<InvoiceView | null>(null);
  const order = useOrderPlan();
  const { register, handleSubmit, formState } = useForm<BillToBodyValues>({
    resolver: zodResolver(billToForm),
    defaultValues: emptyBillTo(data.billTo, tenant.name),
  });
  const cents = plan.priceCents[period];
  const both = plan.priceCents.month !== null && plan.priceCents.year !== null;

  function submit(billTo: BillToBodyValues): void {
    if (plan.id === 'free') return;
    whenDone(order.mutateAsync({ plan: plan.id, period, billTo }), (answer) => setInvoice(answer.invoice));
  }

  if (invoice !== null) {
    return (
      <Sheet
        open
        onOpenChange={onClose}
        title={`${plan.name} plan`}
        foot={
          <Button wide onClick={onClose}>
            Close
          </Button>
        }
      >
        <div role="status" className="mb-4">
          <Banner tone="success">
            Ordered. The invoice is on its way by mail. The plan starts when its payment is recorded; it is due on{' '}
            {longDate(invoice.dueAt)}.
          </Banner>
        </div>
        <InvoiceSummary invoice={invoice} />
      </Sheet>
    );
  }
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={`${plan.name} plan`}
      foot={
        <>
          <span className="text-caption text-muted">Starts when the invoice is paid</span>
          <span className="flex gap-2 max-sm:w-full max-sm:*:flex-1">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={formId} variant="primary" loading={order.isPending}>
              Order and get invoice
            </Button>
          </span>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => void handleSubmit(submit)(event)}
        className="flex flex-col gap-6"
      >
        {both ? (
          <Segmented label="Period" value={period} options={periods} onChange={setPeriod} />
        ) : (
          <p className="text-body text-muted">
            {plan.name} is offered by the {period}.
          </p>
        )}
        <section>
          <h3 className="mb-2 text-body font-semibold">Bill to</h3>
          <BillToFields register={register} errors={formState.errors} />
        </section>
        {cents !== null && (
          <div>
            <SumLines
              what={`${plan.name}, one ${period}`}
              netCents={cents}
              taxPercent={data.taxPercent}
              currency={data.currency}
            />
            {data.current.plan !== 'free' && !data.current.lapsed && (
              <p className="mt-2 text-caption text-muted">
                What is left of your present period is taken off on the invoice.
              </p>
            )}
          </div>
        )}
        {order.isError && <Banner tone="danger">{messageOf(order.error)}</Banner>}
      </form>
    </Sheet>
  );
}
