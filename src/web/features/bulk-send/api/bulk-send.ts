import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type BulkSheet,
  type bulkStatuses,
  checkBulkSend,
  listBulkRuns,
  readBulkForm,
  readBulkRun,
  retryBulkRun,
  startBulkSend,
  stopBulkRun,
} from '../../../../contract/app/bulk-send.ts';
import type { AnswerOf } from '../../../../contract/app/endpoint.ts';
import { call } from '../../../lib/api.ts';

export type BulkForm = AnswerOf<typeof readBulkForm>;

const ASK_MS = 1000;

export function bulkFormQuery(templateId: string) {
  return queryOptions({
    queryKey: ['bulk-send', 'form', templateId],
    queryFn: () => call(readBulkForm, { params: { id: templateId } }),
    staleTime: 0,
  });
}

export function bulkRunsQuery(templateId?: string) {
  return queryOptions({
    queryKey: ['bulk-send', 'runs', templateId ?? ''],
    queryFn: () => call(listBulkRuns, { query: { templateId } }),
  });
}

/** Asks again and again while rows wait. */
export function bulkRunQuery(id: string, status: (typeof bulkStatuses)[number] | undefined, page: number) {
  return queryOptions({
    queryKey: ['bulk-send', 'run', id, status, page],
    queryFn: () => call(readBulkRun, { params: { id }, query: { status, page } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.run.finishedAt === null ? ASK_MS : false),
  });
}

export function useCheck(templateId: string) {
  return useMutation({
    mutationFn: (sheet: BulkSheet) => call(checkBulkSend, { params: { id: templateId }, body: sheet }),
  });
}

export function useStart(templateId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BulkSheet & { key: string; stateVersion: number }) =>
      call(startBulkSend, { params: { id: templateId }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['bulk-send', 'runs'] }),
  });
}

export function useRunAct(id: string, act: 'retry' | 'stop') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(act === 'retry' ? retryBulkRun : stopBulkRun, { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['bulk-send'] }),
  });
}
