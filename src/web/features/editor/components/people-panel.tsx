import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { cx } from '../../../lib/cx.ts';
import { plural } from '../../../lib/numbers.ts';
import { Switch } from '../../../ui/switch.tsx';
import { SENDER } from '../model/types.ts';
import { AddPeople } from './add-people.tsx';
import { CopyRow } from './copy-row.tsx';
import { useEditor } from './editor-context.ts';
import { PersonRow } from './person-row.tsx';

const PersonDialog = lazy(() => import('./person-dialog.tsx').then((file) => ({ default: file.PersonDialog })));

/** Who takes part, in which order; whoever is chosen gets the fields that are placed. */
export function PeoplePanel() {
  const { state, dispatch } = useEditor();
  const [editing, setEditing] = useState<string | null>(null);
  const { people, settings, widgets } = state.content;
  const template = state.mode === 'template';
  const mine = widgets.filter((widget) => widget.owner === SENDER).length;
  return (
    <section aria-labelledby="people-title" className="border-b border-line px-4 pt-2 pb-4">
      <div className="flex min-h-10 items-center justify-between gap-3">
        <h2 id="people-title" className="text-body font-semibold">
          {template ? 'Roles' : 'People'}
        </h2>
        {people.length > 1 && (
          <Switch
            quiet
            label="One after another"
            checked={settings.sendInOrder}
            onChange={(sendInOrder) => dispatch({ kind: 'settings', change: { sendInOrder } })}
          />
        )}
      </div>
      <ul className="-mx-2 flex flex-col gap-0.5">
        {people.map((person, index) => (
          <PersonRow key={person.id} person={person} index={index} onEdit={() => setEditing(person.id)} />
        ))}
        {settings.cc.map((email) => (
          <CopyRow key={email} email={email} />
        ))}
      </ul>
      <AddPeople />
      <button
        type="button"
        aria-pressed={state.owner === SENDER}
        onClick={() => dispatch({ kind: 'choose-owner', owner: SENDER })}
        className={cx(
          'pressable -mx-2 mt-2 flex min-h-11 w-[calc(100%+1rem)] items-center gap-3 rounded-switch border-[1.5px] px-2 text-start text-body sm:min-h-9',
          state.owner === SENDER ? 'border-person-7' : 'border-transparent',
        )}
      >
        <span aria-hidden="true" className="grid size-8 shrink-0 place-items-center rounded-full bg-hover text-muted">
          <Pencil className="size-4" strokeWidth={1.75} />
        </span>
        <span className="min-w-0 flex-1">
          Fill in before sending
          <span className="block text-caption text-muted">
            {mine === 0 ? 'Text and choices of your own' : plural(mine, 'field of yours', 'fields of yours')}
          </span>
        </span>
      </button>
      {editing !== null && (
        <Suspense fallback={null}>
          <PersonDialog id={editing} onClose={() => setEditing(null)} />
        </Suspense>
      )}
    </section>
  );
}
