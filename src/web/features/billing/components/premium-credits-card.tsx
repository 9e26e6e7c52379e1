import type { TokensPage } from '../../../../contract/app/tokens.ts';
import { count } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';

type CreditsOfPage = NonNullable<TokensPage['live']['credits']>;

/** Balance in three numbers, this month as bars, and the way to more. */
export function PremiumCreditsCard({ credits, onBuy }: { credits: CreditsOfPage; onBuy: () => void }) {
  const numbers = [
    { value: credits.available, caption: 'Available to the team' },
    { value: credits.usedByMe, caption: 'Used by you' },
    { value: credits.remainingForMe, caption: 'Remaining for you' },
  ];
  return (
    <Card label="Premium credits">
      <div className="-mt-1 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-body font-semibold sm:text-lead">Premium credits</h2>
        <p className="text-caption text-muted">A document made by API uses 1</p>
      </div>
      <dl className="mt-3 grid grid-cols-3">
        {numbers.map(({ value, caption }) => (
          <div
            key={caption}
            className="flex flex-col-reverse justify-end border-s border-line ps-4 first:border-s-0 first:ps-0"
          >
            <dt className="text-caption text-muted">{caption}</dt>
            <dd className="text-title font-semibold tabular-nums">{count(value)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 flex flex-wrap items-end justify-between gap-x-5 gap-y-4">
        <UsageBars days={credits.usedPerDay} />
        <Button onClick={onBuy} className="max-sm:w-full">
          Buy premium credits
        </Button>
      </div>
    </Card>
  );
}

/** Bars of at most 36, gap 3; a screen reader gets the same numbers as a table. */
function UsageBars({ days }: { days: CreditsOfPage['usedPerDay'] }) {
  const most = Math.max(1, ...days.map(({ used }) => used));
  const sum = days.reduce((all, { used }) => all + used, 0);
  const first = days[0];
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return null;
  const month = new Date(`${last.day}T00:00:00Z`).toLocaleDateString(undefined, { month: 'long', timeZone: 'UTC' });
  return (
    <div className="min-w-0 flex-1 basis-56">
      <div aria-hidden="true" className="flex h-9 items-end gap-[3px]">
        {days.map(({ day, used }) =>
          used === 0 ? (
            <span key={day} className="h-0.5 min-w-0.5 flex-1 bg-line" />
          ) : (
            <span
              key={day}
              className="min-w-0.5 flex-1 rounded-t-[1px] bg-accent"
              style={{ height: `${Math.max(8, (used / most) * 100)}%` }}
            />
          ),
        )}
      </div>
      <p aria-hidden="true" className="mt-1 flex justify-between gap-2 text-caption text-muted tabular-nums">
        <span>{dayOf(first.day)}</span>
        <span>
          {sum === 0 ? 'None' : count(sum)} used in {month}
        </span>
        <span>{days.length > 1 ? dayOf(last.day) : ''}</span>
      </p>
      <table className="sr-only">
        <caption>Credits used per day</caption>
        <thead>
          <tr>
            <th>Day</th>
            <th>Used</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, used }) => (
            <tr key={day}>
              <td>{dayOf(day)}</td>
              <td>{used}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function dayOf(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}
