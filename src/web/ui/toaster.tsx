import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { showToastsBy } from './toast-bus.ts';

export function Toaster() {
  useEffect(() => {
    showToastsBy((message) => toast(message));
    return () => showToastsBy(null);
  }, []);
  return (
    <Sonner
      position="bottom-center"
      duration={4000}
      offset={{ bottom: 32 }}
      mobileOffset={{ bottom: 80 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-control bg-text px-4 py-3 text-body text-bg shadow-2 font-sans',
        },
      }}
    />
  );
}
