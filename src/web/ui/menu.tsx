import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactElement, useState } from 'react';
import { cx } from '../lib/cx.ts';

export interface MenuItem {
  label: string;
  icon: LucideIcon;
  onSelect: () => void;
  danger?: boolean;
}

interface MenuProps {
  /** One button. */
  trigger: ReactElement;
  /** Items that don't apply are left out by the caller. */
  items: readonly MenuItem[];
  /** Open as soon as it is there: the click that loaded it. */
  defaultOpen?: boolean;
}

export function Menu({ trigger, items, defaultOpen = false }: MenuProps) {
  // Opening draws it anew: the landmark may not have been there when the trigger was drawn.
  const [, setOpen] = useState(defaultOpen);
  return (
    <DropdownMenu.Root modal={false} defaultOpen={defaultOpen} onOpenChange={setOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      {/* Inside the main landmark, over everything that clips. */}
      <DropdownMenu.Portal container={document.getElementById('main')}>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="animate-fade z-60 min-w-44 rounded-switch border border-line bg-raised p-1 shadow-2"
        >
          {items.map(({ label, icon: Icon, onSelect, danger }) => (
            <DropdownMenu.Item
              key={label}
              onSelect={onSelect}
              className={cx(
                'flex min-h-11 cursor-pointer items-center gap-2.5 rounded-tick px-2.5 text-body outline-none data-highlighted:bg-hover sm:min-h-9',
                danger === true ? 'text-danger' : 'text-text',
              )}
            >
              <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
              {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
