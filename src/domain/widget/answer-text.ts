import { isFiles } from './response-kinds.ts';
import type { WidgetResponse } from './types.ts';

/** What was typed or chosen, in full, for the owner; files by their names; undefined for pictures. */
export function answerText(response: WidgetResponse): string | undefined {
  if (typeof response === 'string') return response;
  if (isFiles(response)) return response.files.map(({ name }) => name).join(', ');
  return isTexts(response) ? response.join(', ') : undefined;
}

function isTexts(response: Exclude<WidgetResponse, string>): response is readonly string[] {
  return Array.isArray(response);
}
