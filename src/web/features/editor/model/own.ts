import { initialAnswer } from '../../../../domain/widget/initial-answer.ts';
import type { Person, WidgetType } from '../../../../domain/widget/types.ts';
import type { EditorContent, EditorWidget, SenderResponse } from './types.ts';
import { withResponse } from './widgets.ts';

const inkTypes = ['signature', 'initials', 'stamp'] as const;
/** What one draws, types or uploads once for all its fields. */
export type InkKind = (typeof inkTypes)[number];

/** Of a document that one signs alone: what lands in its fields by itself. */
export interface Mine {
  readonly person: Person;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly dateFormat: string;
  /** Hashes of pictures. */
  readonly ink: Readonly<Partial<Record<InkKind, string>>>;
}

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
