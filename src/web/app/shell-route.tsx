import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ApiError } from '../lib/api.ts';
import { meQuery } from '../lib/me.ts';
import { root } from './root-route.tsx';

/** Leads to sign-in and back again. */
export async function mustBeSignedIn({
  context,
  location,
}: {
  context: { client: QueryClient };
  location: { href: string };
}) {
  try {
    await context.client.ensureQueryData(meQuery);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  }
}

/* Signed in: rail or bottom bar around every page. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
});
