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

/** An answer in words, for lists of answers: choices and file names joined by commas, "" for a picture. */
export function responseText(response: WidgetResponse | undefined): string {
  if (response === undefined || isPicture(response)) return '';
  if (isFiles(response)) return response.files.map(({ name }) => name).join(', ');
  return typeof response === 'string' ? response : response.join(', ');
}
