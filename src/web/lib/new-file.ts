type Take = (file: File) => void;
const takers = new Set<Take>();

/** Hands a chosen or dropped file to whatever begins drafts. */
export function offerFile(file: File): void {
  for (const take of takers) take(file);
}

/** Returns how to stop listening. */
export function onFile(take: Take): () => void {
  takers.add(take);
  return () => takers.delete(take);
}

/** Opens the dialog of the system; one PDF. */
export function chooseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'application/pdf,.pdf';
  input.onchange = () => {
    const file = input.files?.[0];
    if (file !== undefined) offerFile(file);
  };
  input.click();
}
