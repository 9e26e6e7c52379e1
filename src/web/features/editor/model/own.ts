import { initialAnswer } from '../../../../domain/widget/initial-answer.ts';
import type { WidgetType } from '../../../../domain/widget/types.ts';
import type { EditorContent, EditorWidget, InkKind, Mine, SenderResponse } from './types.ts';
import { withResponse } from './widgets.ts';

const inkTypes: readonly InkKind[] = ['signature', 'initials', 'stamp'];

export function isInk(type: WidgetType): type is InkKind {
  return inkTypes.some((one) => one === type);
}

/** Whether it is filled by typing. */
export function isTyped(type: WidgetType): boolean {
  return ['textbox', 'name', 'email', 'company', 'job title', 'cells'].includes(type);
}

/** The field that was made last begins with what is known of the person who fills it. */
export function withStart(content: EditorContent, mine: Mine | null): EditorContent {
  const made = content.widgets.at(-1);
  if (mine === null || made === undefined) return content;
  return withResponse(content, made.id, startOf(made, mine));
}

function startOf(widget: EditorWidget, mine: Mine): SenderResponse {
  if (isInk(widget.type)) {
    const image = mine.ink[widget.type];
    return image === undefined ? null : { image };
  }
  const start = initialAnswer(widget, mine.person, mine.today, mine.dateFormat);
  return start === undefined || (typeof start === 'object' && !Array.isArray(start)) ? null : (start as SenderResponse);
}

/** A new picture goes into the field that asked for it and into all that are still open. */
export function withInk(content: EditorContent, kind: InkKind, image: string, asked: string | null): EditorContent {
  return {
    ...content,
    widgets: content.widgets.map((widget) =>
      widget.type === kind && ((widget.response ?? null) === null || widget.id === asked)
        ? { ...widget, response: { image } }
        : widget,
    ),
  };
}
