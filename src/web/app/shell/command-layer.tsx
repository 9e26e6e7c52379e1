import { lazy, Suspense, useEffect, useState } from 'react';
import { onCommandsAsked } from './ask-commands.ts';

const CommandMenu = lazy(() => import('./command-menu.tsx').then((file) => ({ default: file.CommandMenu })));

/** Ctrl+K or Cmd+K, and the search buttons, open the command menu; its code comes with the first opening. */
export function CommandLayer() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const stop = onCommandsAsked(() => setOpen(true));
    function onKey(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setOpen((was) => !was);
    }
    window.addEventListener('keydown', onKey);
    return () => {
      stop();
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <CommandMenu onClose={() => setOpen(false)} />
    </Suspense>
  );
}
