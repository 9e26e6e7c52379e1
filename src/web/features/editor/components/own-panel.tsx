import { PenLine } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Textarea } from '../../../ui/input.tsx';
import { picturePath } from '../api/upload.ts';
import { personName } from '../model/people.ts';
import { useEditor } from './editor-context.ts';

const NOTE = 200;

/** In place of the people, where one signs alone: who signs, with what, and a note. */
export function OwnPanel() {
  const { state, dispatch, key, askInk } = useEditor();
  const [me] = state.content.people;
  const signature = state.mine?.ink.signature;
  return (
    <section aria-labelledby="own-title" className="flex flex-col gap-3 border-b border-line px-4 pt-2 pb-4">
      <h2 id="own-title" className="flex min-h-10 items-center text-body font-semibold">
        You sign it
      </h2>
      {me !== undefined && (
        <p className="-mt-3">
          <span className="block font-medium">{personName(me)}</span>
          <span className="block text-caption break-words text-muted">{me.email}</span>
        </p>
      )}
      {signature !== undefined && (
        <img
          src={picturePath(key, signature)}
          alt="Your signature"
          className="h-16 w-full rounded-control border border-line bg-paper object-contain p-1"
        />
      )}
      <Button icon={PenLine} onClick={() => askInk({ kind: 'signature', id: null })}>
        {signature === undefined ? 'Make your signature' : 'Change your signature'}
      </Button>
      <Field label="Note" optional>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={NOTE}
            value={state.content.note}
            onChange={(event) => dispatch({ kind: 'set', change: { note: event.target.value }, merge: 'note' })}
          />
        )}
      </Field>
    </section>
  );
}
