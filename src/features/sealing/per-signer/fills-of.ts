import { shownWidgets } from '../../../domain/widget/logic-outcome.ts';
import { filesOf } from '../../../domain/widget/response-kinds.ts';
import type { UploadedFile } from '../../../domain/widget/types.ts';
import type { Mark, SlotFill } from '../../../pdf/index.ts';
import { marksFor, type ReadBlob } from '../../documents/marks.ts';
import type { Row } from '../../tables.ts';
import { fieldName, signatureWidget } from './form-of.ts';

export interface Filled {
  readonly fills: readonly SlotFill[];
  /** Picture of the signature, where it is shown. */
  readonly signature: Mark | null;
}

/** What somebody who has acted filled in, as recipients may see it. */
export async function fillsOf(person: Row<'recipient'>, readBlob: ReadBlob): Promise<Filled> {
  const shown = signatureWidget(person);
  const fills: SlotFill[] = [];
  let signature: Mark | null = null;
  const printed = new Set(shownWidgets(person.widgets, person.answers));
  for (const [index, widget] of person.widgets.entries()) {
    if (!printed.has(widget)) continue;
    const chosen = widget.type === 'checkbox' || widget.type === 'radio button';
    const response = person.answers[widget.id] ?? (chosen ? [] : undefined);
    if (response === undefined || (chosen && (widget.options.values ?? []).length === 0)) continue;
    const name = fieldName(person, index);
    const files = filesOf(response);
    if (files.length > 0) {
      // They lie beside the document; the signature covers what they are.
      fills.push({ name, text: digestLines(files), mark: null });
      continue;
    }
    const [mark = null] = await marksFor(widget, response, readBlob);
    if (widget === shown) signature = mark;
    else if (mark !== null) fills.push({ name, text: 'text' in mark ? mark.text : '', mark });
  }
  return { fills, signature };
}

/** As `sha256sum` writes it, to be checked by it. */
export function digestLines(files: readonly Pick<UploadedFile, 'sha256' | 'name'>[]): string {
  return files.map(({ sha256, name }) => `${sha256}  ${name}`).join('\n');
}
