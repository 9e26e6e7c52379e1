import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { PageFailure, PageMissing, PagePending } from './page-states.tsx';
import { routeTree } from './routes.tsx';

export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: PageMissing,
    defaultPendingComponent: PagePending,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** Title of the tab, and of the top bar on phones. */
    title?: string;
    /** Sub-pages have a back arrow in place of the mark. */
    back?: '/' | '/documents' | '/templates' | '/settings' | '/operator';
  }
}
