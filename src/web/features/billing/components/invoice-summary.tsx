import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InvoiceView } from '../../../../contract/app/billing.ts';
import { longDate } from '../../../lib/dates.ts';
import { money } from '../../../lib/numbers.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { InvoiceBadge } from './invoice-badge.tsx';

/** One invoice in short, with its PDF. */
export function InvoiceSummary({ invoice, end }: { invoice: InvoiceView; end?: ReactNode }) {
  return (
    <div className="rounded-card border border-line bg-raised p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-body font-semibold">Invoice {invoice.number}</p>
        <InvoiceBadge invoice={invoice} />
      </div>
      <ul className="mt-2 text-body text-muted">
        {invoice.lines.map((line) => (
          <li key={line.description} className="flex justify-between gap-4">
            <span className="min-w-0 break-words">{line.description}</span>
            <span className="tabular-nums">{money(line.netCents, invoice.currency)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 flex justify-between gap-4 border-t border-hair pt-2 text-body font-medium">
        <span>
          {invoice.taxCents > 0 ? 'Total with tax' : 'Total'}, due on {longDate(invoice.dueAt)}
        </span>
        <span className="tabular-nums">{money(invoice.totalCents, invoice.currency)}</span>
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <a href={invoice.pdfUrl} download className={buttonClass({ size: 'small' })}>
          <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
          Download PDF
        </a>
        {end}
      </div>
    </div>
  );
}
