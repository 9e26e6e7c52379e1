import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  copyDocument,
  correctRecipientNow,
  endDraftLinkNow,
  extendDocument,
  forwardDocumentNow,
  renameDocument,
  templateOfDocument,
} from '../../../../contract/app/document-acts.ts';
import { call } from '../../../lib/api.ts';

/** A mutation after which every list and page of documents is asked for again. */
function useAct<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['documents'] }) });
}

export function useRename() {
  return useAct(({ id, ...body }: { id: string; title: string; note: string }) =>
    call(renameDocument, { params: { id }, body }),
  );
}

export function useExtend() {
  return useAct(({ id, expiresAt }: { id: string; expiresAt: Date }) =>
    call(extendDocument, { params: { id }, body: { expiresAt: expiresAt.toISOString() } }),
  );
}

export function useCorrect() {
  return useAct(({ id, recipientId, ...body }: { id: string; recipientId: string; email: string; name: string }) =>
    call(correctRecipientNow, { params: { id, recipientId }, body }),
  );
}

export function useForward() {
  return useAct(({ id, ...body }: { id: string; emails: string[]; subject: string; note: string }) =>
    call(forwardDocumentNow, { params: { id }, body }),
  );
}

export function useEndDraftLink() {
  return useAct((id: string) => call(endDraftLinkNow, { params: { id } }));
}

export function useCopy() {
  return useAct((id: string) => call(copyDocument, { params: { id } }));
}

export function useSaveAsTemplate() {
  return useAct((id: string) => call(templateOfDocument, { params: { id } }));
}
