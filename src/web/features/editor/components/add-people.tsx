import { useQuery } from '@tanstack/react-query';
import { Plus, UserRoundPlus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { cx } from '../../../lib/cx.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/button.tsx';
import { inputClass } from '../../../ui/input.tsx';
import { contactsQuery } from '../api/editor.ts';
import { readPeople } from '../model/people.ts';
import type { EditorPerson } from '../model/types.ts';
import { useEditor } from './editor-context.ts';

/** An address or a name; Enter adds and waits for the next. A pasted list adds all. Contacts suggest. */
export function AddPeople() {
  const { state, dispatch, key, facts, say, narrow } = useEditor();
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [alone] = useState(state.content.people.length === 0 && !narrow);
  useEffect(() => {
    // Of a draft that has just begun this is the first question; on a phone it stands behind a button.
    if (alone) input.current?.focus({ preventScroll: true });
  }, [alone]);
  const template = state.mode === 'template';
  const asks = key.by === 'owner' && !template && text.trim().length > 0;
  const contacts = useQuery({ ...contactsQuery(text.trim()), enabled: asks });
  const known = new Set(state.content.people.map((person) => person.email));
  const found = asks ? (contacts.data?.contacts.filter((one) => !known.has(one.email)).slice(0, 6) ?? []) : [];
  const me = facts.owner;
  const shown = open && found.length > 0;

  function add(people: readonly Partial<EditorPerson>[]): void {
    const fresh = people.filter(({ email = '' }) => email === '' || !known.has(email));
    if (fresh.length > 0) dispatch({ kind: 'add-people', people: fresh });
    say(fresh.length === 0 ? 'Already there' : `Added ${plural(fresh.length, 'person', 'people')}`);
    setText('');
    setAt(-1);
    setOpen(false);
  }
  function addTyped(): void {
    if (text.trim() === '') return;
    add(template ? [{ role: text.trim() }] : readPeople(text));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = shown ? found[at] : undefined;
      if (chosen !== undefined) add([withoutId(chosen)]);
      else addTyped();
    } else if (event.key === 'ArrowDown' && found.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt((at + 1) % found.length);
    } else if (event.key === 'ArrowUp' && found.length > 0) {
      event.preventDefault();
      setAt((at <= 0 ? found.length : at) - 1);
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <div className="relative mt-2">
      <div className="relative">
        <UserRoundPlus
          aria-hidden="true"
          className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted"
          strokeWidth={1.75}
        />
        <input
          ref={input}
          role="combobox"
          aria-label={template ? 'Add a role' : 'Add people by email or name'}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
          autoComplete="off"
          placeholder={template ? 'Name of a role' : 'Email or name'}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(-1);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setOpen(false);
            // What was typed in full is meant; half a name is left to be finished.
            if (!template && readPeople(text).some((person) => person.email !== '')) addTyped();
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text');
            const people = template ? [] : readPeople(pasted);
            if (people.length < 2) return;
            event.preventDefault();
            add(people);
          }}
          className={cx(inputClass(false), 'ps-9 pe-10')}
        />
        {text.trim() !== '' && (
          <button
            type="button"
            aria-label="Add"
            onPointerDown={(event) => event.preventDefault()}
            onClick={addTyped}
            className="pressable absolute end-1 top-1/2 grid size-10 -translate-y-1/2 place-items-center rounded-control text-accent sm:size-8"
          >
            <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
          </button>
        )}
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Contacts"
        hidden={!shown}
        className="absolute inset-x-0 top-full z-40 mt-1 rounded-control border border-line bg-raised p-1 shadow-2"
      >
        {found.map((contact, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above hears the keys.
          <div
            key={contact.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => add([withoutId(contact)])}
            className={cx('cursor-pointer rounded-tick px-2 py-1.5', index === at ? 'bg-hover' : 'hover:bg-hover')}
          >
            <span className="block truncate text-body">{contact.name || contact.email}</span>
            <span className="block truncate text-caption text-muted">{contact.email}</span>
          </div>
        ))}
      </div>
      {key.by === 'owner' && !template && !known.has(me.email) && text === '' && (
        <Button
          size="small"
          variant="quiet"
          icon={Plus}
          className="mt-1 -ms-2 text-accent!"
          onClick={() =>
            add([{ name: me.name, email: me.email, phone: me.phone, company: me.company, jobTitle: me.jobTitle }])
          }
        >
          Add yourself
        </Button>
      )}
    </div>
  );
}

function withoutId<T extends { readonly id: string }>({ id: _id, ...contact }: T): Omit<T, 'id'> {
  return contact;
}
