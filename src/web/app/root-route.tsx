import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { instanceQuery, markEnvironment } from '../lib/instance.ts';
import { Boot, BootFailure } from './boot.tsx';

export const root = createRootRouteWithContext<{ client: QueryClient }>()({
  beforeLoad: async ({ context }) => markEnvironment((await context.client.ensureQueryData(instanceQuery)).environment),
  component: Boot,
  errorComponent: BootFailure,
});
