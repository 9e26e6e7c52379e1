import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  addEmbedOrigin,
  type EmbeddingPage,
  readEmbedding,
  removeEmbedOrigin,
} from '../../../../contract/app/embedding.ts';
import { call } from '../../../lib/api.ts';

export const embeddingQuery = queryOptions({ queryKey: ['embedding'], queryFn: () => call(readEmbedding) });

function useKeep(): (page: EmbeddingPage) => void {
  const client = useQueryClient();
  return (page) => client.setQueryData(embeddingQuery.queryKey, page);
}

export function useAddOrigin() {
  const onSuccess = useKeep();
  return useMutation({ mutationFn: (origin: string) => call(addEmbedOrigin, { body: { origin } }), onSuccess });
}

export function useRemoveOrigin() {
  const onSuccess = useKeep();
  return useMutation({ mutationFn: (origin: string) => call(removeEmbedOrigin, { body: { origin } }), onSuccess });
}
