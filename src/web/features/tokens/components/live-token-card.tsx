import { ArrowUpRight, Check, Hourglass, Lock } from 'lucide-react';
import { useState } from 'react';
import type { TokensPage } from '../../../../contract/app/tokens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Link } from '../../../ui/link.tsx';
import { SupportLine } from '../../../ui/support-link.tsx';
import { GenerateButton } from './generate-button.tsx';
import { TokenBlock } from './token-block.tsx';

type Live = TokensPage['live'];

interface LiveTokenCardProps {
  live: Live;
  teamName: string;
  liveUrl: string;
}

export function LiveTokenCard({ live, teamName, liveUrl }: LiveTokenCardProps) {
  const [shown, setShown] = useState<string | null>(null);
  if (live.state === 'elsewhere') return <LiveSeenFromSandbox live={live} liveUrl={liveUrl} />;
  const allowed = live.state === 'allowed';
  return (
    <Card label="Live API Token">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 className="text-section font-semibold">Live API Token</h2>
        <PlanBadge live={live} />
      </div>
      <p className="mt-1 mb-3.5 text-body text-muted">Real documents, real signatures.</p>
      {(live.state === 'lapsed' || live.state === 'suspended') && (
        <div className="mb-3.5">
          <Banner
            tone="danger"
            action={
              live.state === 'lapsed' ? (
                <Link to="/settings/plan" className={buttonClass({ size: 'small' })}>
                  Renew plan
                </Link>
              ) : (
                <Link to="/settings/invoices" className={buttonClass({ size: 'small' })}>
                  Open invoices
                </Link>
              )
            }
          >
            {live.reason}
          </Banner>
        </div>
      )}
      <CopyBox label="Base address" text={live.baseUrl} copyLabel="Copy the live base address" />
      {live.token !== null && (
        <TokenBlock
          environment="live"
          baseUrl={live.baseUrl}
          token={live.token}
          shown={shown}
          onShown={setShown}
          mayRegenerate={allowed}
        />
      )}
      {live.token === null && allowed && (
        <>
          <p className="mt-4 mb-3 text-body text-muted">
            No live token yet. Your software uses it to send documents in the name of {teamName}.
          </p>
          <GenerateButton environment="live" onToken={setShown} />
        </>
      )}
      {live.state === 'needs-plan' && (
        <>
          <p className="mt-4 mb-3 text-body text-muted">{live.reason}</p>
          <Link to="/settings/plan" className={buttonClass({ variant: 'primary', wide: true })}>
            See plans
          </Link>
        </>
      )}
      {live.state === 'self-hosted-unlicensed' && <Unlicensed reason={live.reason} />}
    </Card>
  );
}

export function Unlicensed({ reason }: { reason: string }) {
  return (
    <div className="mt-4">
      <Banner tone="info">
        {reason} <SupportLine before="Questions about a licence go to" className="underline" />
      </Banner>
    </div>
  );
}

function PlanBadge({ live }: { live: Live }) {
  if (live.state === 'needs-plan') {
    return (
      <Badge tone="neutral" icon={Lock}>
        Needs {live.neededPlans.slice(0, 2).join(' or ')}
      </Badge>
    );
  }
  if (live.state === 'lapsed') {
    return (
      <Badge tone="warning" icon={Hourglass}>
        {live.planName} plan ended
      </Badge>
    );
  }
  if (live.state === 'self-hosted-unlicensed') {
    return (
      <Badge tone="neutral" icon={Lock}>
        Needs a licence
      </Badge>
    );
  }
  return (
    <Badge tone="success" icon={Check}>
      {live.planName} plan
    </Badge>
  );
}

function LiveSeenFromSandbox({ live, liveUrl }: { live: Live; liveUrl: string }) {
  return (
    <Card quiet label="Live API Token">
      <h2 className="text-section font-semibold">Live API Token</h2>
      <p className="mt-1 mb-3.5 text-body text-muted">Made and kept in Live. It doesn’t work here.</p>
      <CopyBox label="Base address" text={live.baseUrl} copyLabel="Copy the live base address" />
      <p className="mt-3.5 mb-4 text-caption text-muted">
        Templates, documents and webhooks aren’t shared either. Each environment has its own.
      </p>
      <a href={`${liveUrl}/settings/api-token`} className={buttonClass({ wide: true })}>
        <ArrowUpRight aria-hidden="true" className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
        Go to Live
      </a>
    </Card>
  );
}
