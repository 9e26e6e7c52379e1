import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listRequestsPage, type requestMethods, type statusClasses } from '../../../../contract/app/request-log.ts';
import { call } from '../../../lib/api.ts';

export type { LoggedRequest } from '../../../../contract/app/request-log.ts';

export interface RequestFilter {
  status?: (typeof statusClasses)[number] | undefined;
  method?: (typeof requestMethods)[number] | undefined;
  path?: string | undefined;
  requestId?: string | undefined;
}

export function requestsQuery(filter: RequestFilter) {
  return infiniteQueryOptions({
    queryKey: ['request-log', filter],
    queryFn: ({ pageParam }) => call(listRequestsPage, { query: { ...filter, before: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
