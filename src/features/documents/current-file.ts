import type { Row } from '../tables.ts';

/** SHA-256 of the file as it stands: sealed, else with what is signed so far, else as it was sent. */
export function currentFile(document: Pick<Row<'document'>, 'final_blob' | 'current_blob' | 'shown_blob'>): string {
  return document.final_blob ?? document.current_blob ?? document.shown_blob;
}
