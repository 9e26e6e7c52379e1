import type { UploadedFile, WidgetResponse } from './types.ts';

export function isPicture(response: WidgetResponse | undefined): response is { readonly image: string } {
  return typeof response === 'object' && 'image' in response;
}

export function isFiles(response: WidgetResponse | undefined): response is { readonly files: readonly UploadedFile[] } {
  return typeof response === 'object' && 'files' in response;
}

/** The files of an answer; none where it is of another kind. */
export function filesOf(response: WidgetResponse | undefined): readonly UploadedFile[] {
  return isFiles(response) ? response.files : [];
}

/** True for nothing, blanks, and an empty selection. */
export function isEmpty(response: WidgetResponse | undefined): boolean {
  if (response === undefined) return true;
  if (typeof response === 'string') return response.trim() === '';
  if (isPicture(response)) return response.image === '';
  return isFiles(response) ? response.files.length === 0 : response.length === 0;
}
