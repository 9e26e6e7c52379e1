import { useRef, useState } from 'preact/hooks';
import { useOnce } from '../effects.ts';

/** A plain form on its way to the next page: sent once, and alive again when the browser goes back to it. */
export function useBusyForm(): { readonly busy: boolean; readonly onSubmit: (event: Event) => void } {
  const [busy, setBusy] = useState(false);
  const sent = useRef(false);
  useOnce(() => {
    function awake(): void {
      sent.current = false;
      setBusy(false);
    }
    addEventListener('pageshow', awake);
    return () => removeEventListener('pageshow', awake);
  });
  function onSubmit(event: Event): void {
    if (sent.current) event.preventDefault();
    sent.current = true;
    setBusy(true);
  }
  return { busy, onSubmit };
}
