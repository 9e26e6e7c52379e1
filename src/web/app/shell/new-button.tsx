import { useNavigate } from '@tanstack/react-router';
import { LayoutTemplate, PenLine, Plus, Send } from 'lucide-react';
import { chooseFile } from '../../lib/new-file.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';

/** The one primary button of every page: at the top of the rail, in the centre of a phone's bottom bar. */
export function NewButton({ inBar = false }: { inBar?: boolean }) {
  const navigate = useNavigate();
  const items = [
    { label: 'Send for signature', icon: Send, onSelect: () => chooseFile() },
    { label: 'Sign it myself', icon: PenLine, onSelect: () => chooseFile('sign') },
    { label: 'New template', icon: LayoutTemplate, onSelect: () => void navigate({ to: '/templates/new' }) },
  ];
  if (inBar) {
    return (
      <Menu
        items={items}
        trigger={
          <button
            type="button"
            aria-label="New"
            className="pressable grid size-12 shrink-0 place-items-center self-center rounded-[14px] bg-accent text-on-accent"
          >
            <Plus aria-hidden="true" className="size-6" strokeWidth={2} />
          </button>
        }
      />
    );
  }
  return (
    <Menu
      items={items}
      trigger={
        <button type="button" className={`${buttonClass({ variant: 'primary', wide: true })} mt-3`}>
          <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
          New
        </button>
      }
    />
  );
}
