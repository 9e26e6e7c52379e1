import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement } from 'react';

/** Repeats a label on hover and focus; never the only place for information. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Radix.Root delayDuration={500}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="animate-fade z-60 max-w-64 rounded-control bg-text px-2 py-1 text-caption text-bg shadow-2"
        >
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const TooltipProvider = Radix.Provider;
