import { shownWidgets } from '../../domain/widget/logic-outcome.ts';
import { isFiles, isPicture } from '../../domain/widget/response-kinds.ts';
import { shownText } from '../../domain/widget/shown-text.ts';
import type { Widget, WidgetResponse } from '../../domain/widget/types.ts';
import type { Mark } from '../../pdf/index.ts';
import type { Row } from '../tables.ts';

/** Whose copy it is: recipients' copies hide what the sender hides. */
export type Reader = 'recipients' | 'owner';
export type ReadBlob = (sha256: string) => Promise<Uint8Array>;

/** Taller than two lines of its text, a box takes several lines. */
const MULTILINE_FROM = 2.4;

export function isMultiline({ h, options }: Pick<Widget, 'h' | 'options'>): boolean {
  return h >= options.fontsize * MULTILINE_FROM;
}

/**
 * What an answer looks like on the page. Texts the sender hides from recipients are printed as asterisks; dates come
 * as text in their format; nothing is drawn for an empty answer.
 */
export async function marksFor(
  widget: Widget,
  response: WidgetResponse,
  readBlob: ReadBlob,
  reader: Reader = 'recipients',
): Promise<Mark[]> {
  const { page, x, y, w, h, options } = widget;
  const box = { page, x, y, w, h };
  const ink = { fontSize: options.fontsize, color: options.color };
  // Files become pages of their own, see `features/sealing/attached-pages.ts`.
  if (isFiles(response)) return [];
  if (isPicture(response)) {
    if (response.image === '') return [];
    return [{ ...box, kind: 'image', bytes: await readBlob(response.image), fit: 'contain' }];
  }
  if (widget.type === 'checkbox' || widget.type === 'radio button') {
    const chosen = typeof response === 'string' ? [response] : response;
    return [
      {
        ...box,
        ...ink,
        kind: 'choices',
        style: widget.type === 'checkbox' ? 'checkbox' : 'radio',
        options: (options.values ?? []).map((label) => ({ label, chosen: chosen.includes(label) })),
        layout: options.layout ?? 'vertical',
        hideLabel: options.hideLabel ?? false,
      },
    ];
  }
  const full = typeof response === 'string' ? response : response.join(', ');
  const text = reader === 'owner' ? full : shownText(widget, full);
  if (text === '') return [];
  if (widget.type === 'cells') return [{ ...box, ...ink, kind: 'cells', text, cellCount: options.cellCount ?? 5 }];
  const multiline = isMultiline(widget);
  return [{ ...box, ...ink, kind: 'text', text, ...(multiline ? { multiline } : {}) }];
}

/** All marks of everybody who has acted, in order of position, without what conditions hide: what a revision and the final file show. */
export async function answerMarks(
  recipients: readonly Row<'recipient'>[],
  readBlob: ReadBlob,
  reader: Reader = 'recipients',
): Promise<Mark[]> {
  const marks: Mark[] = [];
  for (const recipient of recipients) {
    if (recipient.acted_at === null) continue;
    for (const widget of shownWidgets(recipient.widgets, recipient.answers)) {
      const response = recipient.answers[widget.id];
      if (response !== undefined) marks.push(...(await marksFor(widget, response, readBlob, reader)));
      else if (widget.type === 'checkbox' || widget.type === 'radio button') {
        marks.push(...(await marksFor(widget, [], readBlob)));
      }
    }
  }
  return marks;
}
