type Take = (files: readonly File[]) => void;
const takers = new Set<Take>();

/** What documents are made of. */
export const FILE_TYPES = '.pdf,.png,.jpg,.jpeg,.docx';

/** Hands chosen or dropped files to whatever begins drafts. */
export function offerFiles(files: readonly File[]): void {
  if (files.length > 0) for (const take of takers) take(files);
}

/** Returns how to stop listening. */
export function onFiles(take: Take): () => void {
  takers.add(take);
  return () => takers.delete(take);
}

/** Opens the dialog of the system; several files become one document. */
export function chooseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = FILE_TYPES;
  input.onchange = () => offerFiles([...(input.files ?? [])]);
  input.click();
}
