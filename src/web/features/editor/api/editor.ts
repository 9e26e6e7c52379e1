import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  discardDraft,
  type EditorDraft,
  type EditorKey,
  finishDraft,
  loadDraft,
  openDraftLink,
  saveDraft,
  searchContacts,
  sendDraft,
  withdrawDraft,
} from '../../../../contract/app/editor.ts';
import type { EditorContent as WireContent } from '../../../../contract/app/editor-content.ts';
import { arrangePages, type DraftPages, readSuggestedSpots } from '../../../../contract/app/editor-pages.ts';
import type { RequestOf } from '../../../../contract/app/endpoint.ts';
import { call, callQuietly } from '../../../lib/api.ts';
import type { PageItem } from '../model/pages.ts';
import type { EditorFile } from '../model/types.ts';

export type TemplateUse = Pick<RequestOf<typeof sendDraft>['body'], 'people' | 'prefill'>;

/** A signed-in owner is asked to sign in again over the page; a link has nobody to ask. */
function callerFor(key: EditorKey): typeof call {
  return key.by === 'owner' ? call : callQuietly;
}

export function draftLinkQuery(token: string) {
  return queryOptions({
    queryKey: ['editor', 'link', token],
    queryFn: () => callQuietly(openDraftLink, { body: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Read once; from then on the editor holds the truth and saves it. */
export function draftQuery(key: EditorKey) {
  return queryOptions({
    queryKey: ['editor', 'draft', key.by, key.kind, key.id],
    queryFn: () => readDraft(key),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export function readDraft(key: EditorKey): Promise<EditorDraft> {
  return callerFor(key)(loadDraft, { params: key });
}

export function spotsQuery(key: EditorKey, fileVersion: string) {
  return queryOptions({
    queryKey: ['editor', 'spots', key.kind, key.id, fileVersion],
    queryFn: () => callerFor(key)(readSuggestedSpots, { params: key, query: { v: fileVersion } }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export function contactsQuery(q: string) {
  return queryOptions({
    queryKey: ['editor', 'contacts', q],
    queryFn: () => call(searchContacts, { query: { q } }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
}

export function putDraft(key: EditorKey, stateVersion: number, content: WireContent, fileVersion: string) {
  return callerFor(key)(saveDraft, { params: key, body: { stateVersion, content, fileVersion } });
}

/** A file with these pages of one of the draft's; 595 by 842 points where nothing says what a new one is like. */
export function putPages(key: EditorKey, file: EditorFile, items: readonly PageItem[]): Promise<DraftPages> {
  const plan = items.map(({ from, turn }) => (from === null ? { blank: blankLike(file) } : { page: from, turn }));
  return callerFor(key)(arrangePages, { params: key, body: { fileVersion: file.version, plan } });
}

function blankLike({ pages }: EditorFile) {
  const side = (points: number) => Math.min(2880, Math.max(72, points));
  return { width: side(pages[0]?.width ?? 595), height: side(pages[0]?.height ?? 842) };
}

/** `use`: of a template, who takes which role and what was filled in; it stays as it is. */
export function postDraft(key: EditorKey, stateVersion: number, use: TemplateUse = {}) {
  return callerFor(key)(sendDraft, { params: key, body: { stateVersion, ...use } });
}

/** Signs a document of one's own. */
export function postFinish(key: EditorKey, stateVersion: number) {
  return callerFor(key)(finishDraft, { params: key, body: { stateVersion } });
}

export function takeBack(key: EditorKey, documentId: string) {
  return callerFor(key)(withdrawDraft, { params: key, body: { documentId } });
}

export function throwAway(key: EditorKey) {
  return callerFor(key)(discardDraft, { params: key });
}
