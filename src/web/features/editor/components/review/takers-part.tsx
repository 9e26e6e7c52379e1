import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { Field } from '../../../../ui/field.tsx';
import { Input } from '../../../../ui/input.tsx';
import { contactsQuery } from '../../api/editor.ts';
import { readPeople } from '../../model/people.ts';
import type { EditorPerson } from '../../model/types.ts';
import { useEditor } from '../editor-context.ts';
import { lookOf } from '../looks.ts';
import { typeWords } from '../role-menu.tsx';
import { AnswerInput } from '../settings/sender-answer.tsx';
import type { TemplateTakers } from './use-template.ts';

/** Who takes each role of the template, and what it leaves for the sender to fill in. */
export function TakersPart({ takers, tried }: { takers: TemplateTakers; tried: boolean }) {
  const { state } = useEditor();
  // Where one begins to type: the sheet was opened for it.
  const [first] = useState(() => state.content.people.find((person) => takers.takerOf(person).email === '')?.id);
  return (
    <>
      <section aria-labelledby="takers-title" className="flex flex-col gap-5">
        <h3 id="takers-title" className="text-body font-semibold">
          Who gets it
        </h3>
        {state.content.people.map((person) => (
          <Taker key={person.id} person={person} first={person.id === first} takers={takers} tried={tried} />
        ))}
      </section>
      {takers.open.length > 0 && (
        <section aria-labelledby="open-title" className="flex flex-col gap-4">
          <h3 id="open-title" className="text-body font-semibold">
            Filled in by you
          </h3>
          {takers.open.map((widget) => (
            <AnswerInput
              key={widget.id}
              label={widget.options.name}
              widget={widget}
              response={takers.answerOf(widget.id)}
              onRespond={(response) => takers.answer(widget.id, response)}
            />
          ))}
        </section>
      )}
    </>
  );
}

interface TakerProps {
  person: EditorPerson;
  first: boolean;
  takers: TemplateTakers;
  tried: boolean;
}

/** The address and name for one role. Contacts suggest; one that is chosen brings its name. */
function Taker({ person, first, takers, tried }: TakerProps) {
  const { state, key } = useEditor();
  const listId = useId();
  const taker = takers.takerOf(person);
  const fault = takers.faultOf(person);
  const typed = useDeferredValue(taker.email.trim());
  const asks = key.by === 'owner' && typed !== '';
  const contacts = useQuery({ ...contactsQuery(typed), enabled: asks });
  const found = asks ? (contacts.data?.contacts ?? []) : [];

  function takeEmail(email: string): void {
    const known = found.find((contact) => contact.email === email.trim().toLowerCase());
    takers.take(person.id, known === undefined ? { ...taker, email } : { name: known.name, email: known.email });
  }

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 flex items-center gap-2 font-medium">
        <span
          aria-hidden="true"
          className="size-2.5 rounded-full"
          style={{ background: lookOf(state.content, person.id).color }}
        />
        {person.role}
        <span className="font-normal text-muted">{typeWords[person.type]}</span>
      </legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <Field label="Email" error={tried && fault !== '' ? fault : undefined}>
          {(control) => (
            <>
              <Input
                {...control}
                type="email"
                autoComplete="off"
                autoFocus={first}
                list={listId}
                maxLength={254}
                value={taker.email}
                onChange={(event) => takeEmail(event.target.value)}
                onBlur={() => {
                  const [read] = readPeople(taker.email);
                  if (taker.name === '' && read !== undefined && read.email !== '') takers.take(person.id, read);
                }}
              />
              <datalist id={listId}>
                {found.map(({ id, email, name }) => (
                  <option key={id} value={email}>
                    {name}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label="Name">
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={200}
              value={taker.name}
              onChange={(event) => takers.take(person.id, { ...taker, name: event.target.value })}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
