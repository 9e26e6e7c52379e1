import { lazy, Suspense, useEffect, useState } from 'react';
import { onFirstToast, say } from './toast-bus.ts';

const Toaster = lazy(() => import('./toaster.tsx').then((file) => ({ default: file.Toaster })));

/** Toasts tell success; an error never lives only here. */
export function tell(message: string): void {
  say(message);
}

/** Place of the toasts; they are loaded when something is told for the first time. */
export function ToastPlace() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const stop = onFirstToast(() => setWanted(true));
    return () => stop();
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  );
}
