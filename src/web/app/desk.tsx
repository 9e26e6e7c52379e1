import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useInstance } from '../lib/instance.ts';
import { EnvironmentBar } from '../ui/environment-bar.tsx';
import { Interruptions } from './shell/interruptions.tsx';

/** Frame of screens that fill the window: no rail, only what says Sandbox. A lost session is mended over the page. */
export function Desk() {
  return (
    <Frame>
      <Interruptions />
    </Frame>
  );
}

/** The same for whoever holds a link and has no account. */
export function LinkDesk() {
  return <Frame />;
}

function Frame({ children }: { children?: React.ReactNode }) {
  const { environment, liveUrl } = useInstance();
  const byLink = useLocation({ select: ({ pathname }) => /^\/draft(template)?\//.test(pathname) });
  return (
    <div className="min-h-dvh bg-bg pt-(--top)">
      {environment === 'sandbox' && (
        <EnvironmentBar liveHref={byLink ? null : liveUrl} aboveFoot={false} rail={false} />
      )}
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
      {children}
    </div>
  );
}
