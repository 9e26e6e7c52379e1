import { Languages } from 'lucide-react';
import { type Language, languageNames, languages } from '../../../../../domain/language/languages.ts';
import { Field } from '../../../../ui/field.tsx';
import { Select } from '../../../../ui/select.tsx';
import { personName } from '../../model/people.ts';
import { useEditor } from '../editor-context.ts';
import { Disclosure } from './disclosure.tsx';

const options: readonly { readonly value: Language | 'own'; readonly label: string }[] = [
  { value: 'own', label: 'As your profile says' },
  ...languages.map((value) => ({ value, label: languageNames[value] })),
];

/** In which language each person reads the emails and the signing page; they can change it there. */
export function LanguagesPart() {
  const { state, key, dispatch } = useEditor();
  const { people } = state.content;
  const chosen = new Set(people.flatMap(({ language }) => (language ? [languageNames[language]] : [])));
  return (
    <Disclosure icon={Languages} title="Language" summary={[...chosen].join(', ') || 'As your profile says'}>
      {people.map((person) => (
        <Field key={person.id} label={key.kind === 'template' ? person.role : personName(person)}>
          {(control) => (
            <Select
              {...control}
              value={person.language ?? 'own'}
              options={options}
              onChange={(value) =>
                dispatch({
                  kind: 'change-person',
                  id: person.id,
                  change: { language: value === 'own' ? null : value },
                })
              }
            />
          )}
        </Field>
      ))}
    </Disclosure>
  );
}
