import type { DocumentView, FieldView } from '../../../../contract/app/documents.ts';
import { PersonAvatar } from '../../../ui/avatar.tsx';
import { nameOf } from './person-words.ts';

function answerWords(field: FieldView): string {
  if (field.hidden) return 'Hidden by its condition';
  if (field.answer === null) return 'No answer yet';
  if (typeof field.answer === 'string') return field.answer === '' ? 'Left empty' : field.answer;
  if (Array.isArray(field.answer)) return field.answer.length === 0 ? 'None chosen' : field.answer.join(', ');
  return 'Picture, on the page';
}

/** What everybody was asked and answered. */
export function FieldAnswers({ document }: { document: DocumentView }) {
  return document.recipients.map((person, index) => (
    <section key={person.id} className="border-b border-hair py-3">
      <h3 className="mb-2 flex items-center gap-2 text-body font-medium">
        <PersonAvatar name={nameOf(person)} index={index} />
        {nameOf(person)}
      </h3>
      {person.fields.length === 0 ? (
        <p className="text-body text-muted">{person.type === 'viewer' ? 'Reads only.' : 'No fields of one’s own.'}</p>
      ) : (
        <dl className="text-body">
          {person.fields.map((field) => (
            <div key={field.id} className="flex justify-between gap-4 py-1">
              <dt className="min-w-0 break-words">
                {field.name === '' ? field.type : field.name}
                <span className="block text-caption text-muted">
                  <span className="capitalize">{field.type}</span>, page {field.page}
                  {field.required && ', required'}
                </span>
              </dt>
              <dd className="max-w-1/2 min-w-0 text-end break-words text-muted">{answerWords(field)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  ));
}
