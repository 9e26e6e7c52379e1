type Show = (message: string) => void;
const waiting: string[] = [];
const ears = new Set<() => void>();
const shown: { by: Show | null } = { by: null };

/** Says that something worked, once it did. */
export function say(message: string): void {
  if (shown.by !== null) shown.by(message);
  else {
    waiting.push(message);
    for (const ear of ears) ear();
  }
}

/** Hands over what was said before the toasts were loaded. */
export function showToastsBy(show: Show | null): void {
  shown.by = show;
  if (show === null) return;
  for (const message of waiting.splice(0)) show(message);
}

/** Tells when something waits to be shown; returns how to stop listening. */
export function onFirstToast(ear: () => void): () => void {
  ears.add(ear);
  return () => ears.delete(ear);
}
