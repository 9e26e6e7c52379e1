import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listMailbox, mailboxAttachmentPath, readMailboxMessage } from '../../../../contract/app/mailbox.ts';
import { call } from '../../../lib/api.ts';

/** Mail comes in while one looks, so the list asks again by itself. */
export const mailboxQuery = infiniteQueryOptions({
  queryKey: ['mailbox', 'list'],
  queryFn: ({ pageParam }) => call(listMailbox, { query: { before: pageParam, limit: 50 } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: 5_000,
});

export function messageQuery(id: string) {
  return queryOptions({
    queryKey: ['mailbox', 'message', id],
    queryFn: () => call(readMailboxMessage, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function attachmentUrl(id: string, index: number): string {
  return mailboxAttachmentPath.replace(':id', encodeURIComponent(id)).replace(':index', String(index));
}
