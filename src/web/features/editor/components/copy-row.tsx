import { ChevronDown, PenLine, UserMinus } from 'lucide-react';
import { initials } from '../../../lib/numbers.ts';
import { Menu } from '../../../ui/menu.tsx';
import { useEditor } from './editor-context.ts';

/** Somebody who only gets the finished document. */
export function CopyRow({ email }: { email: string }) {
  const { dispatch } = useEditor();
  return (
    <li className="flex min-h-[50px] items-center gap-2 border-[1.5px] border-transparent py-1 ps-1 pe-1">
      <span className="w-5 shrink-0" />
      <span
        aria-hidden="true"
        className="grid size-8 shrink-0 place-items-center rounded-full bg-person-7 text-caption font-semibold text-paper"
      >
        {initials(email)}
      </span>
      <span className="min-w-0 flex-1 truncate text-body" title={email}>
        {email}
      </span>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={`${email}: gets a copy. Change or remove`}
            className="pressable flex min-h-10 shrink-0 items-center gap-1 rounded-control px-1.5 text-caption text-muted sm:min-h-7"
          >
            Gets a copy
            <ChevronDown aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          </button>
        }
        items={[
          { label: 'Signs', icon: PenLine, onSelect: () => dispatch({ kind: 'copy-becomes-person', email }) },
          { label: 'Remove', icon: UserMinus, danger: true, onSelect: () => dispatch({ kind: 'remove-copy', email }) },
        ]}
      />
    </li>
  );
}
