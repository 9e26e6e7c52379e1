import { ArrowDown, ArrowUp, Check, ChevronDown, Lock, Pencil, UserMinus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { plansWith } from '../../../../domain/credits/entitlements.ts';
import type { RecipientType } from '../../../../domain/recipient/types.ts';
import { cx } from '../../../lib/cx.ts';
import { plural } from '../../../lib/numbers.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { withStep } from '../model/order-people.ts';
import { lostWidgets, personName } from '../model/people.ts';
import type { EditorPerson } from '../model/types.ts';
import { useEditor, useMay } from './editor-context.ts';
import { menuClass, menuItemClass } from './give-menu.tsx';

export const typeWords: Record<RecipientType, string> = { signer: 'Signs', approver: 'Approves', viewer: 'Views' };

type Loss = { readonly act: 'type'; readonly type: RecipientType } | { readonly act: 'copy' | 'remove' };

interface RoleMenuProps {
  person: EditorPerson;
  onEdit: () => void;
  onStep: (by: -1 | 1) => void;
}

/** What the person does, and everything else one can do with the row. */
export function RoleMenu({ person, onEdit, onStep }: RoleMenuProps) {
  const { state, dispatch } = useEditor();
  const may = useMay();
  const [loss, setLoss] = useState<Loss | null>(null);
  const name = personName(person);
  const mayStep = (by: -1 | 1) => withStep(state.content, person.id, by) !== state.content;

  function carryOut(what: Loss): void {
    setLoss(null);
    if (what.act === 'type') dispatch({ kind: 'person-type', id: person.id, type: what.type });
    else if (what.act === 'copy') dispatch({ kind: 'person-copy-only', id: person.id });
    else dispatch({ kind: 'remove-person', id: person.id });
  }
  function lostBy(what: Loss): number {
    return lostWidgets(state.content, person.id, what.act === 'type' ? what.type : 'viewer');
  }
  function ask(what: Loss): void {
    if (lostBy(what) > 0) setLoss(what);
    else carryOut(what);
  }

  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={`${name}: ${typeWords[person.type]}. Change or edit`}
          className="pressable absolute end-1 top-0 flex min-h-10 items-center gap-1 rounded-control px-1.5 text-caption text-muted sm:top-0.5 sm:min-h-6"
        >
          {typeWords[person.type]}
          <ChevronDown aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal container={document.getElementById('main')}>
          <DropdownMenu.Content align="end" sideOffset={4} collisionPadding={8} className={menuClass}>
            {(['signer', 'approver', 'viewer'] as const).map((type) => {
              const locked = type !== 'signer' && !may('roles');
              return (
                <DropdownMenu.Item
                  key={type}
                  disabled={locked}
                  onSelect={() => type !== person.type && ask({ act: 'type', type })}
                  className={cx(menuItemClass, 'data-disabled:cursor-default data-disabled:text-muted')}
                >
                  <Mark on={type === person.type} locked={locked} />
                  <span>
                    {typeWords[type]}
                    {locked && <span className="block text-caption">Needs {plansWith('roles')[0]}</span>}
                  </span>
                </DropdownMenu.Item>
              );
            })}
            {state.mode === 'document' && person.email !== '' && (
              <DropdownMenu.Item onSelect={() => ask({ act: 'copy' })} className={menuItemClass}>
                <Mark on={false} locked={false} />
                Gets a copy
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Separator className="my-1 h-px bg-line" />
            <DropdownMenu.Item onSelect={onEdit} className={menuItemClass}>
              <Pencil aria-hidden="true" className="size-4" strokeWidth={1.75} />
              Edit details
            </DropdownMenu.Item>
            {mayStep(-1) && (
              <DropdownMenu.Item onSelect={() => onStep(-1)} className={menuItemClass}>
                <ArrowUp aria-hidden="true" className="size-4" strokeWidth={1.75} />
                Move up
              </DropdownMenu.Item>
            )}
            {mayStep(1) && (
              <DropdownMenu.Item onSelect={() => onStep(1)} className={menuItemClass}>
                <ArrowDown aria-hidden="true" className="size-4" strokeWidth={1.75} />
                Move down
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Item onSelect={() => ask({ act: 'remove' })} className={cx(menuItemClass, 'text-danger')}>
              <UserMinus aria-hidden="true" className="size-4" strokeWidth={1.75} />
              Remove
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {loss !== null && (
        <AlertDialog
          open
          onOpenChange={() => setLoss(null)}
          title={loss.act === 'remove' ? `Remove ${name}?` : `Change what ${name} does?`}
          description={`${plural(lostBy(loss), 'field goes', 'fields go')} with it. You can undo this.`}
          action={loss.act === 'remove' ? 'Remove' : 'Change'}
          onAction={() => carryOut(loss)}
        />
      )}
    </>
  );
}

function Mark({ on, locked }: { on: boolean; locked: boolean }) {
  if (locked) return <Lock aria-hidden="true" className="size-4" strokeWidth={1.75} />;
  return on ? (
    <Check aria-label="now" className="size-4 text-accent" strokeWidth={1.75} />
  ) : (
    <span className="size-4" />
  );
}
