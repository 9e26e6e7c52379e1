import { useQuery } from '@tanstack/react-query';
import { messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Link } from '../../../ui/link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { SupportLine } from '../../../ui/support-link.tsx';
import { creditsQuery, useOrderCredits } from '../api/billing.ts';
import { BuyCreditsForm } from './buy-credits-form.tsx';
import { InvoiceSummary } from './invoice-summary.tsx';
import { WithdrawInvoice } from './withdraw-invoice.tsx';

interface BuyCreditsSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Buy premium credits; with an invoice open, only that invoice. */
export function BuyCreditsSheet({ open, onOpenChange }: BuyCreditsSheetProps) {
  const credits = useQuery({ ...creditsQuery, enabled: open });
  const order = useOrderCredits();
  const data = credits.data;
  // The order itself opens an invoice: its own result must stay until the sheet is closed.
  const ordering = order.isPending || order.isSuccess;
  function close(): void {
    order.reset();
    onOpenChange(false);
  }
  if (open && data !== undefined && (ordering || (data.mayBuy && data.openInvoice === null))) {
    return <BuyCreditsForm credits={data} order={order} onClose={close} />;
  }
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="Buy premium credits">
      {credits.isPending && <SkeletonRows rows={5} />}
      {credits.isError && <Banner tone="danger">{messageOf(credits.error)}</Banner>}
      {data?.openInvoice != null && (
        <>
          <p className="mb-4 text-body text-muted">
            One invoice can be open at a time. More credits can be bought once this one is paid. How to pay stands on
            the invoice. <SupportLine before="Questions go to" />
          </p>
          <InvoiceSummary invoice={data.openInvoice} end={<WithdrawInvoice invoice={data.openInvoice} />} />
        </>
      )}
      {data?.openInvoice === null && !data.mayBuy && (
        <Banner
          tone="info"
          action={
            <Link to="/settings/plan" className={buttonClass({ size: 'small' })}>
              See plans
            </Link>
          }
        >
          {data.reason}
        </Banner>
      )}
    </Sheet>
  );
}
