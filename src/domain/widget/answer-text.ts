import type { WidgetResponse } from './types.ts';

/** What was typed or chosen, in full, for the owner; undefined for pictures and files. */
export function answerText(response: WidgetResponse): string | undefined {
  if (typeof response === 'string') return response;
  return isTexts(response) ? response.join(', ') : undefined;
}

function isTexts(response: Exclude<WidgetResponse, string>): response is readonly string[] {
  return Array.isArray(response);
}
