import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  answersPath,
  duplicateTemplateNow,
  listTemplatesPage,
  publishTemplate,
  renameTemplate,
  type TemplateRow,
  trashTemplateNow,
} from '../../../../contract/app/templates.ts';
import { call } from '../../../lib/api.ts';
import { saveFile } from '../../../lib/save-file.ts';

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

export function useRename() {
  return useTemplateAct(({ id, title }: { id: string; title: string }) =>
    call(renameTemplate, { params: { id }, body: { title } }),
  );
}

/** Fetched before it is saved, so that a refusal is told and no file of it is left. */
export function useDownloadAnswers() {
  return useMutation({
    mutationFn: ({ id, title }: TemplateRow) => saveFile(answersPath(id), `${title} - answers.csv`),
  });
}

export function useTrashTemplate() {
  return useTemplateAct((id: string) => call(trashTemplateNow, { params: { id } }));
}
