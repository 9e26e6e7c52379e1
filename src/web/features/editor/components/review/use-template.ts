import { useState } from 'react';
import type { TemplateUse } from '../../api/editor.ts';
import { isAddress } from '../../model/people.ts';
import { isUnanswered } from '../../model/problems.ts';
import {
  type EditorContent,
  type EditorPerson,
  type EditorWidget,
  SENDER,
  type SenderResponse,
} from '../../model/types.ts';
import type { Saving } from '../use-autosave.ts';

type Taker = Pick<EditorPerson, 'name' | 'email'>;

/** For one document of a template: who takes its roles, and the answers it is still open for. */
export interface TemplateTakers {
  readonly takerOf: (person: EditorPerson) => Taker;
  readonly take: (id: string, taker: Taker) => void;
  readonly open: readonly EditorWidget[];
  readonly answerOf: (id: string) => SenderResponse;
  readonly answer: (id: string, response: SenderResponse) => void;
  /** What is still missing of a person; "" for nothing. */
  readonly faultOf: (person: EditorPerson) => string;
  readonly isComplete: boolean;
  readonly use: TemplateUse;
}

export function useTemplateTakers(content: EditorContent, saving: Saving): TemplateTakers {
  const [takers, setTakers] = useState<Readonly<Record<string, Taker>>>({});
  const [answers, setAnswers] = useState<Readonly<Record<string, SenderResponse>>>({});
  // Once a field was open here it stays, also while it is being answered.
  const [open] = useState(content.widgets.filter((widget) => widget.owner === SENDER && isUnanswered(widget)));
  const takerOf = (person: EditorPerson) => takers[person.id] ?? { name: person.name, email: person.email };

  function faultOf(person: EditorPerson): string {
    const email = takerOf(person).email.trim().toLowerCase();
    if (email === '') return 'Type the email address.';
    if (!isAddress(email)) return 'This is not an email address.';
    const twice = content.people.some(
      (other) => other.id !== person.id && takerOf(other).email.trim().toLowerCase() === email,
    );
    return twice ? 'Somebody else has this address.' : '';
  }

  const people = content.people.map((person) => {
    const { name, email } = takerOf(person);
    const { phone, company, jobTitle } = person;
    return {
      id: saving.idOf(person.id),
      name: name.trim() || email.trim(),
      email: email.trim(),
      phone,
      company,
      jobTitle,
    };
  });
  return {
    takerOf,
    take: (id, taker) => setTakers((all) => ({ ...all, [id]: taker })),
    open,
    answerOf: (id) => answers[id] ?? null,
    answer: (id, response) => setAnswers((all) => ({ ...all, [id]: response })),
    faultOf,
    isComplete: content.people.every((person) => faultOf(person) === ''),
    use: { people, prefill: Object.fromEntries(Object.entries(answers).map(([id, given]) => [id, onWire(given)])) },
  };
}

type WireResponse = NonNullable<TemplateUse['prefill']>[string];

function onWire(response: SenderResponse): WireResponse {
  if (response === null || typeof response === 'string') return response;
  return 'image' in response ? { image: response.image } : [...response];
}
