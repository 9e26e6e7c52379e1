type Open = () => void;
const openers = new Set<Open>();

/** Opens the command menu. */
export function askCommands(): void {
  for (const open of openers) open();
}

/** Returns how to stop listening. */
export function onCommandsAsked(open: Open): () => void {
  openers.add(open);
  return () => openers.delete(open);
}
