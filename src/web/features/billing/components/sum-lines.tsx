import { sumOf } from '../../../../domain/credits/price.ts';
import { money } from '../../../lib/numbers.ts';

interface SumLinesProps {
  what: string;
  netCents: number;
  taxPercent: number;
  currency: string;
}

/** Line, tax and total, as the invoice will say. */
export function SumLines({ what, netCents, taxPercent, currency }: SumLinesProps) {
  const sum = sumOf([{ netCents }], taxPercent);
  return (
    <dl className="border-y border-line py-3 tabular-nums">
      <div className="flex justify-between gap-4 text-body">
        <dt>{what}</dt>
        <dd>{money(sum.netCents, currency)}</dd>
      </div>
      {taxPercent > 0 && (
        <div className="mt-1 flex justify-between gap-4 text-body text-muted">
          <dt>Tax {taxPercent.toLocaleString()} %</dt>
          <dd>{money(sum.taxCents, currency)}</dd>
        </div>
      )}
      <div className="mt-2 flex justify-between gap-4 text-lead font-semibold">
        <dt>Total</dt>
        <dd>{money(sum.totalCents, currency)}</dd>
      </div>
    </dl>
  );
}
