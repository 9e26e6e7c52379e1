import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  copyRecipientLink,
  listDocumentsPage,
  readDocument,
  remindRecipient,
  restoreDocumentNow,
  revokeDocumentNow,
  trashDocumentNow,
} from '../../../../contract/app/documents.ts';
import type { DocumentFilter } from '../../../../domain/document/filters.ts';
import { call } from '../../../lib/api.ts';

interface ListQuestion {
  filter: DocumentFilter;
  q?: string;
  page?: number;
  perPage?: number;
}

/** People sign while one looks, so lists ask again by themselves. */
export function documentsQuery({ filter, q = '', page = 1, perPage = 25 }: ListQuestion) {
  return queryOptions({
    queryKey: ['documents', 'list', filter, q, page, perPage],
    queryFn: () => call(listDocumentsPage, { query: { filter, q, page, perPage } }),
    placeholderData: keepPreviousData,
    refetchInterval: 20_000,
  });
}

const ended = ['completed', 'declined', 'expired', 'revoked'];

export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ['documents', 'one', id],
    queryFn: () => call(readDocument, { params: { id } }),
    // A seal takes seconds; a recipient may act at any moment.
    refetchInterval: ({ state }) => {
      const status = state.data?.status;
      if (status === undefined || ended.includes(status)) return false;
      return status === 'finalising' ? 1_500 : 10_000;
    },
  });
}

export function linkQuery(id: string, recipientId: string) {
  return queryOptions({
    queryKey: ['documents', 'link', id, recipientId],
    queryFn: () => call(copyRecipientLink, { params: { id, recipientId } }),
    gcTime: 0,
  });
}

function useDocumentsAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['documents'] });
}

interface Reminder {
  id: string;
  recipientIds: readonly string[];
  /** "" for the usual words. */
  subject: string;
  message: string;
}

/** Reminds them one after the other; the first refusal stops it. */
export function useRemind() {
  const again = useDocumentsAgain();
  return useMutation({
    mutationFn: async ({ id, recipientIds, ...words }: Reminder) => {
      for (const recipientId of recipientIds) await call(remindRecipient, { params: { id, recipientId }, body: words });
    },
    onSettled: again,
  });
}

export function useRevoke() {
  const again = useDocumentsAgain();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      call(revokeDocumentNow, { params: { id }, body: { reason } }),
    onSettled: again,
  });
}

export function useTrash() {
  const again = useDocumentsAgain();
  return useMutation({ mutationFn: (id: string) => call(trashDocumentNow, { params: { id } }), onSettled: again });
}

export function useRestore() {
  const again = useDocumentsAgain();
  return useMutation({ mutationFn: (id: string) => call(restoreDocumentNow, { params: { id } }), onSettled: again });
}
