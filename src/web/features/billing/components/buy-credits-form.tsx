import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { messageOf } from '../../../lib/api.ts';
import { useMe } from '../../../lib/me.ts';
import { count, money, plural } from '../../../lib/numbers.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Credits, useOrderCredits } from '../api/billing.ts';
import { type BillToBodyValues, BillToFields, billToForm, emptyBillTo } from './bill-to-fields.tsx';
import { InvoiceSummary } from './invoice-summary.tsx';
import { QuantityChoice } from './quantity-choice.tsx';
import { SumLines } from './sum-lines.tsx';

function unitCentsFor(credits: Credits, quantity: number): number {
  return credits.tiers.findLast((tier) => tier.from <= Math.max(1, quantity))?.unitCents ?? 0;
}

interface BuyCreditsFormProps {
  credits: Credits;
  order: ReturnType<typeof useOrderCredits>;
  onClose: () => void;
}

/** How many, bill to, sum, Proceed: the balance rises at once and the invoice shows. */
export function BuyCreditsForm({ credits, order, onClose }: BuyCreditsFormProps) {
  const { tenant } = useMe();
  const formId = useId();
  const [quantity, setQuantity] = useState(Math.min(100, credits.ceiling));
  const [editing, setEditing] = useState(credits.billTo === null);
  const { register, handleSubmit, formState, getValues } = useForm<BillToBodyValues>({
    resolver: zodResolver(billToForm),
    defaultValues: emptyBillTo(credits.billTo, tenant.name),
  });
  const unit = unitCentsFor(credits, quantity);
  const tooMany = quantity > credits.ceiling;
  const none = quantity < 1;

  function proceed(billTo: BillToBodyValues): void {
    if (tooMany || none) return;
    order.mutate({ quantity, billTo });
  }

  if (order.isSuccess) {
    return (
      <Sheet
        open
        onOpenChange={onClose}
        title="Buy premium credits"
        foot={
          <Button onClick={onClose} wide>
            Close
          </Button>
        }
      >
        <div role="status" className="mb-4">
          <Banner tone="success">
            {plural(order.variables.quantity, 'credit is', 'credits are')} yours. You now have {count(order.data.total)}
            . The invoice is on its way by mail.
          </Banner>
        </div>
        <InvoiceSummary invoice={order.data.invoice} />
      </Sheet>
    );
  }
  const billTo = getValues();
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title="Buy premium credits"
      foot={
        <>
          <span className="min-w-0">
            <span className="block text-body font-medium tabular-nums">
              {plural(credits.total + quantity, 'credit', 'credits')} after this
            </span>
            <span className="block text-caption text-muted">Yours at once, invoice by mail</span>
          </span>
          <span className="flex gap-2 max-sm:w-full max-sm:*:flex-1">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={formId} variant="primary" loading={order.isPending}>
              Proceed
            </Button>
          </span>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => void handleSubmit(proceed, () => setEditing(true))(event)}
        className="flex flex-col gap-6"
      >
        <section>
          <div className="mb-2 flex justify-between gap-4">
            <h3 className="text-body font-semibold">How many</h3>
            <span className="text-caption text-muted tabular-nums">{count(credits.total)} left now</span>
          </div>
          <QuantityChoice credits={credits} quantity={quantity} onChange={setQuantity} />
          {(tooMany || none) && (
            <div className="mt-2">
              <Banner tone="warning">
                {none
                  ? 'Choose at least 1 credit.'
                  : `At most ${plural(credits.ceiling, 'credit', 'credits')} in one order. The limit rises with your first payment.`}
              </Banner>
            </div>
          )}
        </section>
        <section>
          <div className="mb-2 flex justify-between gap-4">
            <h3 className="text-body font-semibold">Bill to</h3>
            {!editing && (
              <button
                type="button"
                onClick={() => setEditing(true)}
                className="cursor-pointer rounded-tick text-body font-medium text-accent hover:underline"
              >
                Change
              </button>
            )}
          </div>
          {editing ? (
            <BillToFields register={register} errors={formState.errors} />
          ) : (
            <p className="text-body whitespace-pre-line text-muted">
              {[billTo.name, billTo.address, billTo.country, billTo.vatId === '' ? '' : `VAT id ${billTo.vatId}`]
                .filter(Boolean)
                .join('\n')}
            </p>
          )}
        </section>
        <SumLines
          what={`${plural(quantity, 'credit', 'credits')} at ${money(unit, credits.currency)}`}
          netCents={unit * quantity}
          taxPercent={credits.taxPercent}
          currency={credits.currency}
        />
        {order.isError && <Banner tone="danger">{messageOf(order.error)}</Banner>}
      </form>
    </Sheet>
  );
}
