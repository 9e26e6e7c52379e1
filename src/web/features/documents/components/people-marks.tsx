import type { RecipientBrief } from '../../../../contract/app/documents.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { nameOf, personLabel, personMarks } from './person-words.ts';

const SHOWN = 4;

/** Avatars with a state mark each, gap 4; the fifth becomes a number. */
export function PeopleMarks({ people }: { people: readonly RecipientBrief[] }) {
  const more = people.length - SHOWN;
  return (
    <span className="inline-flex gap-1">
      {people.slice(0, SHOWN).map((person) => (
        <Avatar key={person.id} name={nameOf(person)} mark={personMarks[person.state]} title={personLabel(person)} />
      ))}
      {more > 0 && <span className="self-center ps-1 text-caption text-muted">+{more}</span>}
    </span>
  );
}
