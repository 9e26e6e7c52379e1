import { isEmpty, isPicture } from '../../../domain/widget/response-kinds.ts';
import type { KeptFill, Mark } from '../../../pdf/index.ts';
import { formFieldsOf } from '../../documents/kept-file.ts';
import { marksFor, type ReadBlob, type Reader } from '../../documents/marks.ts';
import type { Loaded } from '../load.ts';

/** A signature field of the file, and whose picture stands in it. */
export interface KeptSignature {
  readonly field: string;
  readonly person: string;
  readonly mark: Mark;
}

export interface KeptFilling {
  readonly fills: readonly KeptFill[];
  readonly signatures: readonly KeptSignature[];
}

/** What everybody who has acted filled in, by the fields of the file's own form, as the reader may see it. */
export async function keptFilling(
  { document, recipients }: Loaded,
  readBlob: ReadBlob,
  reader: Reader = 'recipients',
): Promise<KeptFilling> {
  const fieldOf = formFieldsOf(
    recipients.flatMap(({ widgets }) => widgets),
    document.form_fields,
  );
  const fills: KeptFill[] = [];
  const signatures: KeptSignature[] = [];
  for (const person of recipients) {
    if (person.acted_at === null) continue;
    for (const widget of person.widgets) {
      const field = fieldOf.get(widget);
      const response = person.answers[widget.id];
      if (field === undefined) continue;
      const { name, kind } = field;
      if (kind === 'checkbox' || kind === 'radio') {
        const chosen = typeof response === 'string' ? [response] : Array.isArray(response) ? response : [];
        fills.push({ name, text: '', chosen: chosen.filter((one) => one !== ''), mark: null });
        continue;
      }
      if (response === undefined || isEmpty(response)) continue;
      const [mark] = await marksFor(widget, response, readBlob, reader);
      if (mark === undefined) continue;
      if (kind === 'signature' && isPicture(response)) signatures.push({ field: name, person: person.name, mark });
      else fills.push({ name, text: 'text' in mark ? mark.text : '', chosen: null, mark });
    }
  }
  return { fills, signatures };
}
