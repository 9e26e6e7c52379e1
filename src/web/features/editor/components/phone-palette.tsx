import { ChevronDown, Pencil } from 'lucide-react';
import { initials } from '../../../lib/numbers.ts';
import { personName } from '../model/people.ts';
import { SENDER } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { lookOf } from './looks.ts';
import { KindButton, keptWords, useKinds } from './palette.tsx';

/** The palette of phones: whose fields, then a strip of kinds; tap to pick, tap the page to place. */
export function PhonePalette({ onPeople }: { onPeople: () => void }) {
  const { state } = useEditor();
  const kinds = useKinds();
  const person = state.content.people.find((each) => each.id === state.owner);
  const mine = state.owner === SENDER;
  const name = person === undefined ? (mine ? 'you' : 'Add people') : personName(person);
  return (
    <section aria-label="Fields" data-panel="people" className="shrink-0 border-t border-line bg-surface">
      {state.content.kept !== null && (
        <p className="px-4 pt-2 text-caption text-muted">{keptWords(state.content.kept.length)}</p>
      )}
      {state.armed !== null && (
        <p className="px-4 pt-2 text-caption text-muted">
          Tap the place on the page. Tap the field again to put it back.
        </p>
      )}
      <div className="flex items-center gap-2 overflow-x-auto p-2">
        <button
          type="button"
          onClick={onPeople}
          className="pressable flex h-12 shrink-0 items-center gap-1.5 rounded-switch border border-line bg-raised px-2"
        >
          <span className="sr-only">Fields for {name}. People</span>
          <span
            aria-hidden="true"
            className="grid size-8 place-items-center rounded-full text-caption font-semibold text-paper"
            style={{ background: lookOf(state.content, state.owner).color }}
          >
            {mine ? <Pencil className="size-4" strokeWidth={1.75} /> : person === undefined ? '+' : initials(name)}
          </span>
          {person === undefined && !mine && (
            <span aria-hidden="true" className="text-body font-medium">
              People
            </span>
          )}
          <ChevronDown aria-hidden="true" className="size-4 text-muted" strokeWidth={1.75} />
        </button>
        {kinds.map((kind) => (
          <KindButton key={kind.id} kind={kind} chip />
        ))}
      </div>
    </section>
  );
}
