import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type Credits, creditsQuery } from '../../features/billing/api/billing.ts';
import { BuyCreditsSheet } from '../../features/billing/components/buy-credits-sheet.tsx';
import { Ledger } from '../../features/billing/components/ledger.tsx';
import { PlayCreditsCard } from '../../features/billing/components/play-credits-card.tsx';
import { dayAndMonth } from '../../lib/dates.ts';
import { useInstance } from '../../lib/instance.ts';
import { count } from '../../lib/numbers.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const route = getRouteApi('/shell/settings/credits');
const FULL_PLAY_PURSE = 100;

const costs = [
  { act: 'Document made by API', cost: '1' },
  { act: 'Request signatures, copy a link, remind, resend', cost: '0' },
  { act: 'Sign and download', cost: '0' },
];

export function CreditsPage() {
  const { environment } = useInstance();
  const { buy = false } = route.useSearch();
  const navigate = route.useNavigate();
  const credits = useQuery(creditsQuery);
  const live = environment === 'live';
  return (
    <PageBody>
      <PageHeader
        title="Credits"
        lead="A document made by API uses 1 premium credit. Plan credits go first; bought ones don’t expire."
        end={
          live && (
            <Button className="max-sm:w-full" onClick={() => void navigate({ search: { buy: true } })}>
              Buy premium credits
            </Button>
          )
        }
      />
      {credits.isPending && <SkeletonRows rows={6} />}
      {credits.isError && credits.data === undefined && (
        <ErrorState error={credits.error} onRetry={() => void credits.refetch()} />
      )}
      {credits.data !== undefined && (
        <div className="flex flex-col gap-8">
          {live ? (
            <Balance credits={credits.data} />
          ) : (
            <div className="max-w-[480px]">
              <PlayCreditsCard left={credits.data.total} full={FULL_PLAY_PURSE} />
            </div>
          )}
          <section>
            <SectionHead title="What costs what" />
            <table className="w-full max-w-2xl text-body">
              <thead className="sr-only">
                <tr>
                  <th>Act</th>
                  <th>Credits</th>
                </tr>
              </thead>
              <tbody>
                {costs.map(({ act, cost }) => (
                  <tr key={act} className="border-b border-hair">
                    <th scope="row" className="py-2.5 pe-4 text-start font-normal">
                      {act}
                    </th>
                    <td className="py-2.5 text-end tabular-nums">{cost}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section>
            <SectionHead title="Ledger" />
            <Ledger entries={credits.data.ledger} />
          </section>
        </div>
      )}
      {live && (
        <BuyCreditsSheet open={buy} onOpenChange={(open) => void navigate({ search: open ? { buy: true } : {} })} />
      )}
    </PageBody>
  );
}

function Balance({ credits }: { credits: Credits }) {
  const numbers = [
    { value: credits.total, caption: 'Left in all' },
    { value: credits.planCredits, caption: `Plan credits, new ones on ${dayAndMonth(credits.renewalAt)}` },
    { value: credits.addonCredits, caption: 'Bought, without an end' },
  ];
  return (
    <dl className="grid max-w-2xl grid-cols-3">
      {numbers.map(({ value, caption }) => (
        <div
          key={caption}
          className="flex flex-col-reverse justify-end border-s border-line px-4 first:border-s-0 first:ps-0"
        >
          <dt className="text-caption text-muted">{caption}</dt>
          <dd className="text-title font-semibold tabular-nums">{count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
