import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  clearSavedSignature,
  readSavedSignatures,
  savedPicturePath,
  savedSignatures,
} from '../../../../contract/app/saved-signatures.ts';
import type { SavedKind } from '../../../../domain/account/saved-signature.ts';
import { call, postFile } from '../../../lib/api.ts';

export const savedSignaturesQuery = queryOptions({
  queryKey: ['saved-signatures'],
  queryFn: () => call(readSavedSignatures),
});

export function useSaveSignature() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, picture }: { kind: SavedKind; picture: Blob }) =>
      postFile(savedPicturePath(kind), picture, picture.type, savedSignatures),
    onSuccess: (answer) => client.setQueryData(savedSignaturesQuery.queryKey, answer),
  });
}

export function useClearSignature() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (kind: SavedKind) => call(clearSavedSignature, { params: { kind } }),
    onSuccess: (answer) => client.setQueryData(savedSignaturesQuery.queryKey, answer),
  });
}
