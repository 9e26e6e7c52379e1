import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { readInstance } from '../../contract/app/account.ts';
import { callQuietly } from './api.ts';

export type Instance = z.infer<typeof readInstance.answer>;

/** What every page needs before anybody has signed in; read once. */
export const instanceQuery = queryOptions({
  queryKey: ['instance'],
  queryFn: () => callQuietly(readInstance),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

export function useInstance(): Instance {
  return useSuspenseQuery(instanceQuery).data;
}

/** Marks the document, so that bar, hatch, title and icon of the sandbox are there from the first paint. */
export function markEnvironment(environment: Instance['environment']): void {
  document.documentElement.dataset.environment = environment;
  if (environment !== 'sandbox') return;
  document.title = 'TEST Signet';
  document.querySelector('link[rel="icon"]')?.setAttribute('href', '/favicon-sandbox.svg');
}
