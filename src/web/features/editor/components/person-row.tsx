import { CircleAlert, KeyRound } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { cx } from '../../../lib/cx.ts';
import { initials } from '../../../lib/numbers.ts';
import type { EditorAction } from '../model/actions.ts';
import { sharers } from '../model/order-people.ts';
import { isAddress, personName } from '../model/people.ts';
import { reduceEditor } from '../model/reducer.ts';
import type { EditorPerson } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { lookOf } from './looks.ts';
import { followPointer } from './pointer.ts';
import { RoleMenu } from './role-menu.tsx';
import { TurnInput } from './turn-input.tsx';

const ROW = 52;

type OrderAction = Extract<EditorAction, { kind: 'order-person' | 'step-person' | 'turn-person' }>;

/** 50 high: number, avatar, name and role, address. A press chooses the person; Alt and arrows, a drag or another number change the order. */
export function PersonRow({ person, index, onEdit }: { person: EditorPerson; index: number; onEdit: () => void }) {
  const { state, dispatch, say, sends } = useEditor();
  const row = useRef<HTMLLIElement>(null);
  const { people, settings } = state.content;
  const template = state.mode === 'template';
  const chosen = state.owner === person.id;
  const look = lookOf(state.content, person.id);
  const name = template ? person.role || 'Role' : personName(person);

  const ordered = settings.sendInOrder && people.length > 1;

  function order(action: OrderAction): void {
    dispatch(action);
    const next = reduceEditor(state, action).content;
    const moved = next.people.find(({ id }) => id === person.id) ?? person;
    const together = sharers(next, moved).map(personName);
    say(`${name} is number ${moved.turn}${together.length > 0 ? `, together with ${together.join(', ')}` : ''}`);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    order({ kind: 'step-person', id: person.id, by: event.key === 'ArrowUp' ? -1 : 1 });
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 || people.length < 2) return;
    const lift = (dy: number) => row.current?.style.setProperty('transform', dy === 0 ? '' : `translateY(${dy}px)`);
    followPointer(event, {
      onMove: (drag) => lift(drag.dy),
      onEnd: (drag, moved) => {
        lift(0);
        const to = Math.min(people.length - 1, Math.max(0, index + Math.round(drag.dy / ROW)));
        if (moved && to !== index) order({ kind: 'order-person', id: person.id, to });
      },
      onCancel: () => lift(0),
    });
  }

  return (
    <li
      ref={row}
      className={cx(
        'relative flex min-h-[50px] items-center gap-2 rounded-switch border-[1.5px] bg-surface py-1 ps-1 pe-1',
        chosen ? 'z-10 bg-bg' : 'border-transparent',
      )}
      style={chosen ? { borderColor: `color-mix(in srgb, ${look.color} 75%, var(--text))` } : {}}
    >
      <span
        onPointerDown={onPointerDown}
        title={people.length > 1 ? 'Drag to change the order' : undefined}
        className={cx(
          'grid h-10 w-6 shrink-0 touch-none place-items-center select-none',
          people.length > 1 && 'cursor-grab',
        )}
      >
        {ordered && (
          <TurnInput
            name={name}
            turn={person.turn}
            onTurn={(turn) => order({ kind: 'turn-person', id: person.id, turn })}
          />
        )}
      </span>
      <button
        type="button"
        aria-pressed={chosen}
        aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
        onClick={() => dispatch({ kind: 'choose-owner', owner: person.id })}
        onDoubleClick={onEdit}
        onKeyDown={onKeyDown}
        className="flex min-w-0 flex-1 cursor-pointer items-center gap-2.5 rounded-control text-start"
      >
        <span
          aria-hidden="true"
          className="grid size-8 shrink-0 place-items-center rounded-full text-caption font-semibold text-paper"
          style={{ background: look.color }}
        >
          {initials(name)}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1 pe-[4.75rem] font-medium">
            <span className="truncate" title={name}>
              {name}
            </span>
            {(person.hasAccessCode || (person.accessCode ?? '') !== '') && (
              <KeyRound aria-label="has an access code" className="size-3 shrink-0 text-muted" strokeWidth={2} />
            )}
          </span>
          <Address person={person} later={!sends} />
        </span>
      </button>
      <RoleMenu person={person} onEdit={onEdit} onStep={(by) => order({ kind: 'step-person', id: person.id, by })} />
    </li>
  );
}

function Address({ person, later }: { person: EditorPerson; later: boolean }) {
  const missing = person.email.trim() === '';
  if (missing && later) {
    return <span className="block truncate text-caption text-muted">{person.name || 'Chosen when it is used'}</span>;
  }
  if (missing || !isAddress(person.email)) {
    return (
      <span className="flex items-center gap-1 text-caption text-danger">
        <CircleAlert aria-hidden="true" className="size-3 shrink-0" strokeWidth={2} />
        {missing ? 'Add an email address' : 'Check the address'}
      </span>
    );
  }
  return (
    <span className="block truncate text-caption text-muted" title={person.email}>
      {person.email}
    </span>
  );
}
