import { canHideText } from './defaults.ts';
import type { Widget } from './types.ts';

/** What is printed for a text: itself, or one asterisk per character when the sender hides it from recipients. */
export function shownText(widget: Widget, text: string): string {
  if (!widget.options.hideTextWithAsterisks || !canHideText(widget.type)) return text;
  return [...text].map((character) => (/\s/.test(character) ? character : '*')).join('');
}
