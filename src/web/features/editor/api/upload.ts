import type { z } from 'zod';
import {
  type EditorKey,
  editorBase,
  type NewDraftAnswer,
  newDraftAnswer,
  newDraftPath,
  type UploadedPicture,
  uploadedPicture,
} from '../../../../contract/app/editor.ts';
import { type DraftPages, insertedPages, insertPagesPath } from '../../../../contract/app/editor-pages.ts';
import { errorBody } from '../../../../contract/app/endpoint.ts';
import { ApiError } from '../../../lib/api.ts';

interface Upload {
  readonly path: string;
  readonly body: Blob;
  readonly headers: Readonly<Record<string, string>>;
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** `fetch` tells nothing of how far an upload is. Throws `ApiError` only; an aborted one never settles. */
function send<T extends z.ZodType>(upload: Upload, answer: T): Promise<z.output<T>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', upload.path);
    for (const [name, value] of Object.entries(upload.headers)) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => upload.onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const json: unknown = request.response;
      const parsed = request.status < 300 ? answer.safeParse(json) : undefined;
      if (parsed?.success === true) resolve(parsed.data);
      else reject(problemOf(request.status, json));
    };
    request.onerror = () => reject(problemOf(0, null));
    upload.signal?.addEventListener('abort', () => request.abort());
    request.send(upload.body);
  });
}

function problemOf(status: number, json: unknown): ApiError {
  const problem = errorBody.safeParse(json);
  if (problem.success) return new ApiError(status, problem.data.error);
  const [code, message] =
    status === 0
      ? ['unreachable', 'The server can’t be reached. Check your connection, then try again.']
      : status === 413
        ? ['file-too-large', 'This file is too large.']
        : ['fault', 'Something went wrong on the server. Try again.'];
  return new ApiError(status, { code, message, reference: '' });
}

/** "Services agreement" of "Services agreement.pdf". */
export function titleOf(file: File): string {
  return (
    file.name
      .replace(/\.[^.]+$/, '')
      .trim()
      .slice(0, 250) || 'Document'
  );
}

/** Begins a draft with a file. */
export function uploadDraft(
  file: File,
  given: {
    readonly kind: 'document' | 'template';
    readonly password: string;
    readonly form: 'flatten' | 'fields' | 'ask';
    readonly signed: 'ask' | 'keep' | 'flatten';
    readonly selfSign: boolean;
    readonly onProgress: (share: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<NewDraftAnswer> {
  const headers = fileHeaders(file, given.password);
  const { kind, form, signed, selfSign } = given;
  const path = newDraftPath({ kind, title: titleOf(file), form, signed, selfSign });
  return send({ path, body: file, headers, onProgress: given.onProgress, signal: given.signal }, newDraftAnswer);
}

/** All pages of a further file, behind page `after`. */
export function uploadPages(
  key: EditorKey,
  file: File,
  at: { readonly version: string; readonly after: number },
  given: {
    readonly password: string;
    readonly flattenSigned: boolean;
    readonly onProgress: (share: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<DraftPages> {
  const path = insertPagesPath(key, at.version, at.after, given.flattenSigned);
  const headers = fileHeaders(file, given.password);
  return send({ path, body: file, headers, onProgress: given.onProgress, signal: given.signal }, insertedPages);
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** By its name where the system knows no better; what it really is the server finds out. */
function fileHeaders(file: File, password: string): Record<string, string> {
  const known = ['application/pdf', 'image/png', 'image/jpeg', DOCX].includes(file.type);
  const type = known ? file.type : /\.docx$/i.test(file.name) ? DOCX : 'application/pdf';
  return { 'content-type': type, ...(password === '' ? {} : { 'x-file-password': encodeURIComponent(password) }) };
}

/** A picture for a field that the sender fills: PNG or JPEG. */
export function uploadPicture(key: EditorKey, file: Blob): Promise<UploadedPicture> {
  return send(
    { path: `${editorBase(key)}/pictures`, body: file, headers: { 'content-type': file.type } },
    uploadedPicture,
  );
}

export function picturePath(key: EditorKey, sha256: string): string {
  return `${editorBase(key)}/pictures/${sha256}`;
}
