import { Check, Minus } from 'lucide-react';
import { cx } from '../../../lib/cx.ts';
import { count, fileSize, money } from '../../../lib/numbers.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import type { Period, Plan, Plans } from '../api/billing.ts';

interface PlanTableProps {
  data: Plans;
  period: Period;
  onChoose: (plan: Plan) => void;
}

/** A price for the chosen period, or the other one where only that is sold. */
export function offeredPeriod(plan: Plan, period: Period): Period {
  const other = period === 'month' ? 'year' : 'month';
  return plan.priceCents[period] === null && plan.priceCents[other] !== null ? other : period;
}

export function priceWords(plan: Plan, period: Period, currency: string): string {
  const offered = offeredPeriod(plan, period);
  const cents = plan.priceCents[offered];
  if (cents === null) return 'Not offered';
  if (cents === 0) return 'Free of charge';
  return `${money(cents, currency)} a ${offered}`;
}

function isCurrent(data: Plans, plan: Plan): boolean {
  return plan.id === (data.current.lapsed ? 'free' : data.current.plan);
}

function PlanAct({ data, plan, period, onChoose }: PlanTableProps & { plan: Plan }) {
  if (isCurrent(data, plan) && (plan.id === 'free' || offeredPeriod(plan, period) === data.current.period)) {
    return (
      <Badge tone="success" icon={Check}>
        Your plan
      </Badge>
    );
  }
  if (plan.id === 'free' || !data.mayOrder || data.openInvoice !== null) return null;
  const renews = data.current.lapsed && plan.id === data.current.plan;
  return (
    <Button
      size="small"
      variant={renews || (plan.id === 'professional' && data.current.plan === 'free') ? 'primary' : 'secondary'}
      onClick={() => onChoose(plan)}
      aria-label={`${renews ? 'Renew' : 'Choose'} ${plan.name}`}
    >
      {renews ? 'Renew' : 'Choose'}
    </Button>
  );
}

/** Feature by plan on desktop; on phones one card per plan. */
export function PlanTable(props: PlanTableProps) {
  const { data, period } = props;
  return (
    <>
      <div className="hidden overflow-x-auto sm:block">
        <table className="w-full text-body">
          <thead>
            <tr className="border-b border-line align-top">
              <th scope="col" className="w-2/5 py-3 pe-4 text-start font-normal text-muted">
                <span className="sr-only">Feature</span>
              </th>
              {data.plans.map((plan) => (
                <th key={plan.id} scope="col" className="min-w-30 px-3 py-3 text-start font-normal">
                  <span className="block text-lead font-semibold">{plan.name}</span>
                  <span className="mb-2 block text-caption text-muted tabular-nums">
                    {priceWords(plan, period, data.currency)}
                  </span>
                  <PlanAct {...props} plan={plan} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <NumberRow name="Premium credits" data={data} value={(plan) => creditWords(plan, period)} />
            <NumberRow name="Largest file" data={data} value={(plan) => fileSize(plan.fileLimitBytes)} />
            {data.features.map((feature) => (
              <tr key={feature.id} className="border-b border-hair">
                <th scope="row" className="py-2.5 pe-4 text-start font-normal">
                  {feature.name}
                </th>
                {data.plans.map((plan) => (
                  <td key={plan.id} className="px-3 py-2.5">
                    <Tick has={plan.features.includes(feature.id)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="flex flex-col gap-4 sm:hidden">
        {data.plans.map((plan) => (
          <li
            key={plan.id}
            className={cx('rounded-card border p-4', isCurrent(data, plan) ? 'border-accent' : 'border-line')}
          >
            <div className="flex items-start justify-between gap-3">
              <div>
                <h2 className="text-section font-semibold">{plan.name}</h2>
                <p className="text-caption text-muted tabular-nums">{priceWords(plan, period, data.currency)}</p>
              </div>
              <PlanAct {...props} plan={plan} />
            </div>
            <p className="mt-2 text-body text-muted">
              {creditSentence(plan, period)}, files up to {fileSize(plan.fileLimitBytes)}
            </p>
            <ul className="mt-2">
              {data.features
                .filter((feature) => plan.features.includes(feature.id))
                .map((feature) => (
                  <li key={feature.id} className="flex gap-2 py-0.5 text-body">
                    <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" strokeWidth={1.75} />
                    {feature.name}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function creditWords(plan: Plan, period: Period): string {
  const offered = offeredPeriod(plan, period);
  const credits = plan.credits[offered];
  return credits === 0 ? 'No' : `${count(credits)} a ${offered}`;
}

function creditSentence(plan: Plan, period: Period): string {
  const offered = offeredPeriod(plan, period);
  return plan.credits[offered] === 0
    ? 'No premium credits'
    : `${count(plan.credits[offered])} premium credits a ${offered}`;
}

function NumberRow({ name, data, value }: { name: string; data: Plans; value: (plan: Plan) => string }) {
  return (
    <tr className="border-b border-hair">
      <th scope="row" className="py-2.5 pe-4 text-start font-normal">
        {name}
      </th>
      {data.plans.map((plan) => (
        <td key={plan.id} className="px-3 py-2.5 tabular-nums">
          {value(plan)}
        </td>
      ))}
    </tr>
  );
}

function Tick({ has }: { has: boolean }) {
  return has ? (
    <>
      <Check aria-hidden="true" className="size-4 text-success" strokeWidth={1.75} />
      <span className="sr-only">Included</span>
    </>
  ) : (
    <>
      <Minus aria-hidden="true" className="size-4 text-muted" strokeWidth={1.75} />
      <span className="sr-only">Not included</span>
    </>
  );
}
