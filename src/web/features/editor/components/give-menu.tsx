import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { senderKinds } from '../model/kinds.ts';
import { mayHold, personName } from '../model/people.ts';
import { SENDER } from '../model/types.ts';
import { widgetsOf } from '../model/widgets.ts';
import { useEditor } from './editor-context.ts';
import { lookOf } from './looks.ts';

export const menuClass = 'animate-fade z-60 min-w-44 rounded-switch border border-line bg-raised p-1 shadow-2';
export const menuItemClass =
  'flex min-h-11 cursor-pointer items-center gap-2.5 rounded-tick px-2.5 text-body text-text outline-none data-highlighted:bg-hover sm:min-h-9';

/** Whom the selected fields are for; only those who may hold all of them are offered. */
export function useTakers(): readonly { readonly owner: string; readonly name: string }[] {
  const { state } = useEditor();
  const selected = widgetsOf(state.content, state.selected);
  const people = state.content.people.filter((person) => selected.every(({ type }) => mayHold(person.type, type)));
  const mine = selected.every(({ type }) => senderKinds.some((kind) => kind.type === type));
  return [
    ...people.map((person) => ({
      owner: person.id,
      name: state.mode === 'template' ? person.role || personName(person) : personName(person),
    })),
    ...(mine ? [{ owner: SENDER, name: 'Filled in by you' }] : []),
  ];
}

export function GiveMenu({ children }: { children: ReactElement }) {
  const { state, dispatch } = useEditor();
  const takers = useTakers();
  const owners = new Set(widgetsOf(state.content, state.selected).map((widget) => widget.owner));
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.getElementById('main')}>
        <DropdownMenu.Content align="start" sideOffset={4} collisionPadding={8} className={menuClass}>
          {takers.map(({ owner, name }) => (
            <DropdownMenu.Item key={owner} onSelect={() => dispatch({ kind: 'give', owner })} className={menuItemClass}>
              <span
                aria-hidden="true"
                className="size-3 rounded-full border border-line"
                style={{ background: lookOf(state.content, owner).color }}
              />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {owners.size === 1 && owners.has(owner) && (
                <Check aria-label="now" className="size-4 text-accent" strokeWidth={1.75} />
              )}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
