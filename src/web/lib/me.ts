import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { type Me, readMe } from '../../contract/app/account.ts';
import { callQuietly } from './api.ts';

/** The signed-in person. Fails with status 401 when nobody is; the shell then leads to sign-in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => callQuietly(readMe),
  staleTime: 30_000,
  retry: false,
});

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** After sign-in: nothing of an earlier account may stay in the cache. */
export function becomeSignedIn(client: QueryClient, me: Me): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'instance' });
  client.setQueryData(meQuery.queryKey, me);
}

export function becomeSignedOut(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'instance' });
}
