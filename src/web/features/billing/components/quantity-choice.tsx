import { CircleCheck, Minus, Plus } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import { count, money } from '../../../lib/numbers.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import type { Credits } from '../api/billing.ts';

/** The usual numbers as tiles of 64, each with its price; any other number below them. */
export function QuantityChoice({
  credits,
  quantity,
  onChange,
}: {
  credits: Credits;
  quantity: number;
  onChange: (quantity: number) => void;
}) {
  const id = useId();
  // The lowest tier starts at one credit, which nobody buys: its tile offers 50.
  const tiles = credits.tiers.map((tier) => ({
    quantity: tier.from === 1 ? 50 : tier.from,
    unitCents: tier.unitCents,
  }));
  return (
    <>
      <RadioGroup.Root
        aria-label="How many"
        value={String(quantity)}
        onValueChange={(value) => onChange(Number(value))}
        className="grid grid-cols-2 gap-2 min-[440px]:grid-cols-4"
      >
        {tiles.map((tile) => (
          <RadioGroup.Item
            key={tile.quantity}
            value={String(tile.quantity)}
            className="relative h-16 cursor-pointer rounded-switch border border-line px-2.5 text-start data-[state=checked]:border-accent data-[state=checked]:bg-soft data-[state=checked]:inset-ring data-[state=checked]:inset-ring-accent"
          >
            <span className="block text-lead font-semibold tabular-nums">{count(tile.quantity)}</span>
            <span className="block text-caption text-muted tabular-nums">
              {money(tile.unitCents, credits.currency)} each
            </span>
            <RadioGroup.Indicator className="absolute end-2 top-2 text-accent">
              <CircleCheck aria-hidden="true" className="size-4" strokeWidth={1.75} />
            </RadioGroup.Indicator>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-body text-muted">
        <label htmlFor={id}>or another number</label>
        <span className="flex items-center">
          <span className="w-24">
            <Input
              id={id}
              inputMode="numeric"
              className="tabular-nums"
              value={quantity === 0 ? '' : String(quantity)}
              onChange={(event) => onChange(Math.min(100_000, Number(event.target.value.replace(/\D/g, ''))))}
            />
          </span>
          <IconButton
            icon={Minus}
            label="One fewer"
            tooltip={false}
            onClick={() => onChange(Math.max(1, quantity - 1))}
          />
          <IconButton icon={Plus} label="One more" tooltip={false} onClick={() => onChange(quantity + 1)} />
        </span>
        <span className="text-caption">Bought credits don’t expire</span>
      </div>
    </>
  );
}
