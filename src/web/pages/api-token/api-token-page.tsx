import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { BuyCreditsSheet } from '../../features/billing/components/buy-credits-sheet.tsx';
import { PlayCreditsCard } from '../../features/billing/components/play-credits-card.tsx';
import { PremiumCreditsCard } from '../../features/billing/components/premium-credits-card.tsx';
import { tokensQuery } from '../../features/tokens/api/tokens.ts';
import { FurtherTokens } from '../../features/tokens/components/further-tokens.tsx';
import { LiveTokenCard } from '../../features/tokens/components/live-token-card.tsx';
import { SandboxTokenCard } from '../../features/tokens/components/sandbox-token-card.tsx';
import { useInstance } from '../../lib/instance.ts';
import { useMe } from '../../lib/me.ts';
import { buttonClass } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const route = getRouteApi('/shell/settings/api-token');

/** Two cards side by side, always Live first; credits under Live. */
export function ApiTokenPage() {
  const { liveUrl } = useInstance();
  const { tenant } = useMe();
  const { buy = false } = route.useSearch();
  const navigate = route.useNavigate();
  const tokens = useQuery(tokensQuery);
  const page = tokens.data;
  return (
    <PageBody>
      <PageHeader
        title="API Token"
        lead={
          <>
            Lets your own software make and send documents here. Send it as the{' '}
            <code className="font-mono text-caption">x-api-token</code> header.
          </>
        }
        end={
          <Link to="/help/api-token" className={buttonClass({ variant: 'quiet' })}>
            <BookOpen aria-hidden="true" className="size-4" strokeWidth={1.75} />
            Guide and questions
          </Link>
        }
      />
      {tokens.isPending && <CardSkeletons />}
      {tokens.isError && page === undefined && (
        <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} />
      )}
      {page !== undefined && (
        <div className="max-w-[976px]">
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <div className="flex min-w-0 flex-col gap-4">
              <LiveTokenCard live={page.live} teamName={tenant.name} liveUrl={liveUrl} />
              {page.live.credits !== null && (
                <PremiumCreditsCard
                  credits={page.live.credits}
                  onBuy={() => void navigate({ search: { buy: true }, resetScroll: false })}
                />
              )}
              {page.sandbox.playCredits !== null && (
                <PlayCreditsCard left={page.sandbox.playCredits.left} full={page.sandbox.playCredits.full} />
              )}
            </div>
            <SandboxTokenCard sandbox={page.sandbox} inSandbox={page.environment === 'sandbox'} />
          </div>
          <FurtherTokens page={page} />
        </div>
      )}
      <BuyCreditsSheet
        open={buy}
        onOpenChange={(open) => void navigate({ search: open ? { buy: true } : {}, resetScroll: false })}
      />
    </PageBody>
  );
}

function CardSkeletons() {
  return (
    <div role="status" aria-label="Loading" className="grid max-w-[976px] gap-4 lg:grid-cols-2">
      {['live', 'sandbox'].map((card) => (
        <div key={card} className="rounded-card border border-line p-6">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="mt-4 h-9 w-full" />
          <Skeleton className="mt-4 h-24 w-full" />
        </div>
      ))}
    </div>
  );
}
