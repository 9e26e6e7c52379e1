import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useInstance } from '../../lib/instance.ts';
import { EnvironmentBar } from '../../ui/environment-bar.tsx';
import { PageFoot } from '../page-foot.tsx';
import { PagePending } from '../page-states.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { CommandLayer } from './command-layer.tsx';
import { Interruptions } from './interruptions.tsx';
import { NewLayer } from './new-layer.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Frame of every signed-in page. The document page fills its pane; all others end with the foot. */
export function Shell() {
  const { environment, liveUrl } = useInstance();
  const filling = useLocation({ select: ({ pathname }) => /^\/documents\/./.test(pathname) });
  return (
    <div className="min-h-dvh bg-bg">
      <a
        href="#main"
        className="fixed start-2 top-2 z-60 -translate-y-20 rounded-control bg-text px-3 py-2 text-bg focus:translate-y-0"
      >
        Skip to content
      </a>
      {environment === 'sandbox' && <EnvironmentBar liveHref={liveUrl} aboveFoot rail />}
      <Rail />
      <div className="flex min-h-dvh flex-col pt-(--top) pb-[calc(4rem+var(--edge)+env(safe-area-inset-bottom))] lg:ps-60 lg:pb-0">
        <TopBar />
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col px-(--edge) outline-none">
          <Suspense fallback={<PagePending />}>
            <Outlet />
          </Suspense>
        </main>
        {!filling && <PageFoot className="mt-8 px-4 pb-8 lg:px-8" />}
      </div>
      <BottomBar />
      <NewLayer />
      <CommandLayer />
      <Interruptions />
    </div>
  );
}
