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
