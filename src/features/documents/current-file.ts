import type { Row } from '../tables.ts';

/** SHA-256 of the file as it stands: sealed, else with what is signed so far, else as it was sent. */
export function currentFile(document: Pick<Row<'document'>, 'final_blob' | 'current_blob' | 'shown_blob'>): string {
  return document.final_blob ?? document.current_blob ?? document.shown_blob;
}

/** The same for the owner, whose sealed copy shows what recipients' copies hide behind asterisks. */
export function ownersFile(
  document: Pick<Row<'document'>, 'owner_blob' | 'final_blob' | 'current_blob' | 'shown_blob'>,
): string {
  return document.owner_blob ?? currentFile(document);
}
