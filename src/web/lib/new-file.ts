type Take = (files: readonly File[]) => void;

/** A page that has a use of its own for what is dropped on it. */
interface Claim {
  readonly take: Take;
  /** Shown while files are carried over the window. */
  readonly words: string;
}

/** What becomes of it: it goes to others, or one signs it alone. */
export type FileUse = 'send' | 'sign';
type Begin = (files: readonly File[], use: FileUse) => void;

const beginners = new Set<Begin>();
const claims: Claim[] = [];

/** What documents are made of. */
export const FILE_TYPES = '.pdf,.png,.jpg,.jpeg,.docx';

/** Hands dropped files to the page that claims them, else to whatever begins drafts. */
export function dropFiles(files: readonly File[]): void {
  const claim = claims.at(-1);
  if (claim === undefined) offerFiles(files, 'send');
  else if (files.length > 0) claim.take(files);
}

/** What happens with files that are dropped now. */
export function dropWords(): string {
  return claims.at(-1)?.words ?? 'Drop to send it';
}

/** While a page is open its files are not for a new document. Returns how to stop. */
export function claimFiles(claim: Claim): () => void {
  claims.push(claim);
  return () => {
    claims.splice(claims.indexOf(claim), 1);
  };
}

function offerFiles(files: readonly File[], use: FileUse): void {
  if (files.length > 0) for (const begin of beginners) begin(files, use);
}

/** Returns how to stop listening. */
export function onFiles(begin: Begin): () => void {
  beginners.add(begin);
  return () => beginners.delete(begin);
}

/** Opens the dialog of the system; several files become one document. */
export function chooseFile(use: FileUse = 'send'): void {
  chooseFiles(FILE_TYPES, (files) => offerFiles(files, use));
}

/** The same for any use: `accept` as an input has it. */
export function chooseFiles(accept: string, take: Take): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  input.onchange = () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) take(files);
  };
  input.click();
}
