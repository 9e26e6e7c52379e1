import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Field } from '../../../../ui/field.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Input } from '../../../../ui/input.tsx';
import { isAddress, readPeople } from '../../model/people.ts';
import { useEditor } from '../editor-context.ts';

/** Addresses that get the finished document: typed one by one, or a list pasted. */
export function AddressList({ label, hint, setting }: { label: string; hint: string; setting: 'cc' | 'bcc' }) {
  const { state, dispatch } = useEditor();
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const list = state.content.settings[setting];
  const put = (next: readonly string[]) => dispatch({ kind: 'settings', change: { [setting]: next } });

  function add(): void {
    setFault('');
    if (text.trim() === '') return;
    const found = readPeople(text);
    const wrong = found.find(({ email }) => !isAddress(email));
    if (wrong !== undefined) {
      setFault(`${wrong.name} is not an email address.`);
      return;
    }
    put([...new Set([...list, ...found.map(({ email }) => email)])]);
    setText('');
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ',') return;
    event.preventDefault();
    add();
  }

  return (
    <div>
      <Field label={label} hint={hint} error={fault === '' ? undefined : fault}>
        {(control) => (
          <Input
            {...control}
            type="text"
            inputMode="email"
            autoComplete="off"
            placeholder="Email"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
        )}
      </Field>
      {list.length > 0 && (
        <ul aria-label={label} className="mt-2 flex flex-col gap-1">
          {list.map((email) => (
            <li key={email} className="flex items-center justify-between gap-2 rounded-control bg-surface ps-3">
              <span className="min-w-0 break-all">{email}</span>
              <IconButton
                icon={X}
                label={`Remove ${email}`}
                size={32}
                tooltip={false}
                onClick={() => put(list.filter((each) => each !== email))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
