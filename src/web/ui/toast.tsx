import { Toaster as Sonner, toast } from 'sonner';

/** Toasts tell success; an error never lives only here. */
export function Toaster() {
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
          actionButton: 'ms-auto cursor-pointer font-medium underline',
        },
      }}
    />
  );
}

export function tell(message: string): void {
  toast(message);
}
