import type { DocumentView, RecipientView } from '../../../contract/app/documents.ts';
import { proofsInWords } from '../../features/documents/components/event-words.ts';
import { nameOf } from '../../features/documents/components/person-words.ts';
import { cx } from '../../lib/cx.ts';
import { dayAndTime, fullTime } from '../../lib/dates.ts';
import { PersonAvatar } from '../../ui/avatar.tsx';

const acts = { signer: 'Signed', approver: 'Approved', viewer: 'Read' } as const;

/** Everybody, with how far each has come. */
export function RecipientTimeline({ document }: { document: DocumentView }) {
  return (
    <ol aria-label="Recipients" className="mt-4 mb-6 flex flex-col gap-4">
      {document.recipients.map((person, index) => (
        <li key={person.id} className="flex gap-3">
          <PersonAvatar name={nameOf(person)} index={index} />
          <div className="min-w-0 flex-1">
            <p className="text-body font-medium break-words">{nameOf(person)}</p>
            <p className="text-caption break-words text-muted">{person.email}</p>
            <Steps person={person} />
            {person.proofs.length > 0 && (
              <p className="mt-1 text-caption text-muted">Proved by {proofsInWords(person.proofs)}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Steps({ person }: { person: RecipientView }) {
  const steps = [
    { word: 'Mailed', at: person.mailedAt },
    { word: 'Opened', at: person.viewedAt },
    person.declinedAt !== null
      ? { word: 'Declined', at: person.declinedAt }
      : { word: acts[person.type], at: person.actedAt },
  ];
  return (
    <ol className="mt-2 grid grid-cols-3 gap-2">
      {steps.map(({ word, at }) => (
        <li key={word} className="text-caption">
          <span aria-hidden="true" className={cx('mb-1 block h-0.5', at === null ? 'bg-line' : 'bg-success')} />
          <span className={at === null ? 'text-muted' : 'font-medium'}>{at === null ? `${word}: not yet` : word}</span>
          {at !== null && (
            <time dateTime={at} title={fullTime(at)} className="block text-muted tabular-nums">
              {dayAndTime(at)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
