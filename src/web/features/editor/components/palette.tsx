import { Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cx } from '../../../lib/cx.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import { type FieldKind, fieldKinds, LARGE_KINDS, ownKinds, senderKinds } from '../model/kinds.ts';
import { mayHold } from '../model/people.ts';
import { SENDER } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { iconOfKind, lookOf } from './looks.ts';
import { usePick } from './use-pick.ts';

/** What the chosen person may be given. */
export function useKinds(): readonly FieldKind[] {
  const { state } = useEditor();
  // A signed file has the fields it has.
  if (state.content.kept !== null) return [];
  if (state.content.own) return ownKinds;
  if (state.owner === SENDER) return senderKinds;
  const person = state.content.people.find((each) => each.id === state.owner);
  return person === undefined ? [] : fieldKinds.filter((kind) => mayHold(person.type, kind.type));
}

/** Kinds of fields: pick and click, drag, or press Enter to place one in the middle of the page. */
export function Palette() {
  const { state } = useEditor();
  const [finding, setFinding] = useState(false);
  const [find, setFind] = useState('');
  const kinds = useKinds();
  const look = lookOf(state.content, state.owner);
  const { kept } = state.content;
  const large = kinds.slice(0, LARGE_KINDS);
  const more = kinds.slice(LARGE_KINDS).filter((kind) => kind.label.toLowerCase().includes(find.trim().toLowerCase()));
  return (
    <section aria-labelledby="palette-title" className="px-4 pt-3 pb-4">
      <h2 id="palette-title" className="flex min-h-8 flex-wrap items-center gap-x-2 text-body font-semibold">
        {state.content.own ? 'Fields' : state.owner === SENDER ? 'Fields you fill in' : 'Fields for'}
        {state.owner !== SENDER && state.owner !== '' && <OwnerName color={look.color}>{look.name}</OwnerName>}
      </h2>
      {kinds.length === 0 && (
        <p className="py-2 text-muted">{kept === null ? emptyWords(state.owner === '') : keptWords(kept.length)}</p>
      )}
      {kinds.length > 0 && (
        <>
          <ul className="mt-1 grid grid-cols-2 gap-2">
            {large.map((kind) => (
              <li key={kind.id}>
                <KindButton kind={kind} large />
              </li>
            ))}
          </ul>
          {kinds.length > LARGE_KINDS && (
            <div className="mt-4 flex h-8 items-center justify-between">
              <h3 className="text-caption font-medium text-muted">More fields</h3>
              <IconButton
                icon={Search}
                label="Find a field"
                size={28}
                aria-pressed={finding}
                onClick={() => {
                  setFinding(!finding);
                  setFind('');
                }}
              />
            </div>
          )}
          {finding && (
            <Input
              autoFocus
              type="search"
              aria-label="Find a field"
              value={find}
              onChange={(event) => setFind(event.target.value)}
              className="mb-1"
            />
          )}
          <ul className="-mx-2">
            {more.map((kind) => (
              <li key={kind.id}>
                <KindButton kind={kind} />
              </li>
            ))}
            {finding && more.length === 0 && <li className="px-2 py-1 text-muted">No field is called that.</li>}
          </ul>
        </>
      )}
    </section>
  );
}

/** What can be done with a signed file. */
export function keptWords(count: number): string {
  if (count === 0)
    return 'The signatures in this file are kept, and none of its fields is open. People sign by finishing.';
  const fields = count === 1 ? 'the one open field' : `the ${count} open fields`;
  return `The signatures in this file are kept, so only ${fields} of its form can be filled.`;
}

function emptyWords(nobody: boolean): string {
  return nobody ? 'Add somebody first: every field belongs to a person.' : 'Who only views has no fields.';
}

function OwnerName({ color, children }: { color: string; children: ReactNode }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5 font-semibold">
      <span aria-hidden="true" className="size-2 shrink-0 rounded-full" style={{ background: color }} />
      <span className="min-w-0 break-words">{children}</span>
    </span>
  );
}

export function KindButton({
  kind,
  large = false,
  chip = false,
}: {
  kind: FieldKind;
  large?: boolean;
  chip?: boolean;
}) {
  const { state, narrow } = useEditor();
  const pick = usePick();
  const Icon = iconOfKind(kind.id);
  const armed = state.armed?.kind === kind.id;
  const { color } = lookOf(state.content, state.owner);
  return (
    <button
      type="button"
      data-kind={kind.id}
      aria-pressed={armed}
      aria-keyshortcuts={kind.key?.toUpperCase()}
      onPointerDown={(event) => pick.onPointerDown(event, kind)}
      onClick={(event) => pick.onClick(event, kind)}
      onKeyDown={(event) => pick.onKeyDown(event, kind)}
      className={cx(
        'pressable flex items-center gap-2.5 text-start text-body select-none',
        large && 'min-h-11 w-full gap-1.5! rounded-switch border bg-raised px-1.5 py-1 font-medium',
        chip && 'h-12 shrink-0 rounded-switch border bg-raised px-3 font-medium whitespace-nowrap',
        !large && !chip && 'min-h-8 w-full rounded-control px-2',
        !large && !chip && armed && 'bg-hover',
        (large || chip) && (armed ? 'border-2' : 'border-line'),
      )}
      style={armed ? { borderColor: color, boxShadow: large || chip ? undefined : `inset 0 0 0 2px ${color}` } : {}}
    >
      <Icon
        aria-hidden="true"
        className={cx('size-4 shrink-0', !large && !chip && 'text-muted')}
        strokeWidth={1.75}
        style={large || chip ? { color: `color-mix(in srgb, ${color} 70%, var(--text))` } : {}}
      />
      <span className="min-w-0 flex-1">{kind.label}</span>
      {kind.key !== undefined && !large && !chip && !narrow && (
        <span aria-hidden="true" className="rounded-tick border border-line px-1.5 font-sans text-caption text-muted">
          {kind.key.toUpperCase()}
        </span>
      )}
    </button>
  );
}
