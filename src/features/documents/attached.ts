import type { PageBox } from '../../domain/document/types.ts';
import { filesOf } from '../../domain/widget/response-kinds.ts';
import type { UploadedFile } from '../../domain/widget/types.ts';
import type { Row } from '../tables.ts';

/** All files a person has attached, in the order of the fields. */
export function filesBy(recipient: Pick<Row<'recipient'>, 'widgets' | 'answers'>): UploadedFile[] {
  return recipient.widgets.flatMap((widget) => [...filesOf(recipient.answers[widget.id])]);
}

/** Pages of the document as it stands: once it is sealed, with those of the files that were attached. */
export function shownPages(
  document: Pick<Row<'document'>, 'pages' | 'final_blob' | 'signature_mode'>,
  recipients: readonly Row<'recipient'>[],
): readonly PageBox[] {
  // With a signature per signer they lie beside the document.
  if (document.final_blob === null || document.signature_mode === 'per_signer') return document.pages;
  const attached = recipients.filter(({ acted_at }) => acted_at !== null).flatMap(filesBy);
  return [...document.pages, ...attached.flatMap(({ pages }) => pages)];
}
