import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  duplicateTemplateNow,
  listTemplatesPage,
  publishTemplate,
  trashTemplateNow,
} from '../../../../contract/app/templates.ts';
import { call } from '../../../lib/api.ts';

export function templatesQuery({ q, page, perPage }: { q: string; page: number; perPage: number }) {
  return queryOptions({
    queryKey: ['templates', 'list', q, page, perPage],
    queryFn: () => call(listTemplatesPage, { query: { q, page, perPage } }),
    placeholderData: keepPreviousData,
  });
}

function useTemplateAct<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['templates'] }) });
}

export function useDuplicate() {
  return useTemplateAct((id: string) => call(duplicateTemplateNow, { params: { id } }));
}

export function usePublish() {
  return useTemplateAct(({ id, isPublic }: { id: string; isPublic: boolean }) =>
    call(publishTemplate, { params: { id }, body: { isPublic } }),
  );
}

export function useTrashTemplate() {
  return useTemplateAct((id: string) => call(trashTemplateNow, { params: { id } }));
}
