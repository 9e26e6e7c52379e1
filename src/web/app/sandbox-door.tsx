import { useSearch } from '@tanstack/react-router';
import { ArrowUpRight } from 'lucide-react';
import { useInstance } from '../lib/instance.ts';
import { Banner } from '../ui/banner.tsx';
import { buttonClass } from '../ui/button.tsx';
import { SupportLine } from '../ui/support-link.tsx';

const reasons: Record<string, string> = {
  used: 'That sign-in was used already. Press Login to Sandbox again.',
  expired: 'That sign-in was older than a minute. Press Login to Sandbox again.',
};

/** All that the sandbox's own sign-in, sign-up and reset pages say. */
export function SandboxDoor() {
  const { liveUrl } = useInstance();
  const reason = useSearch({ strict: false, select: (search) => ('reason' in search ? search.reason : undefined) });
  return (
    <>
      <h1 className="text-title font-semibold">Use Login to Sandbox</h1>
      <p className="mt-1 text-body text-muted">
        The sandbox takes no email and password. Sign in to Live, open Settings, then API Token, and press{' '}
        <strong className="font-semibold text-text">Login to Sandbox</strong>. You are signed in here in one click.
      </p>
      {reason !== undefined && (
        <div className="mt-4">
          <Banner tone="warning">
            {reasons[reason] ?? 'That sign-in did not work. Press Login to Sandbox again.'}
          </Banner>
        </div>
      )}
      <a
        href={`${liveUrl}/settings/api-token`}
        className={`${buttonClass({ variant: 'primary', size: 'large', wide: true })} mt-6`}
      >
        <ArrowUpRight aria-hidden="true" className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
        Open the API Token page
      </a>
      <p className="mt-4 text-caption text-muted">
        No account yet?{' '}
        <a className="text-accent underline" href={`${liveUrl}/sign-up`}>
          Create one in Live
        </a>
        ; the sandbox comes with every plan. <SupportLine before="If the button doesn’t help, write to" />
      </p>
    </>
  );
}
