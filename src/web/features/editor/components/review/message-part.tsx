import { useRef, useState } from 'react';
import { plansWith } from '../../../../../domain/credits/entitlements.ts';
import { Button } from '../../../../ui/button.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Input, inputClass } from '../../../../ui/input.tsx';
import { useEditor, useMay } from '../editor-context.ts';
import { htmlOf, mailVariables, textOf } from './message.ts';

/** Subject and body of the mail, with variables; without the right to an own text, the note that the built-in mail carries. */
export function MessagePart() {
  const { state, dispatch, facts } = useEditor();
  const may = useMay();
  const { settings, note, title } = state.content;
  const own = may('custom-mails') || settings.emailSubject !== '' || settings.emailBody !== '';
  const [custom, setCustom] = useState(settings.emailBody !== '');
  const body = useRef<HTMLTextAreaElement>(null);
  const text = textOf(settings.emailBody);

  function setBody(value: string): void {
    const emailBody = text === null ? value : htmlOf(value);
    dispatch({ kind: 'settings', change: { emailBody }, merge: 'body' });
  }
  function insert(name: string): void {
    const element = body.current;
    if (element === null) return;
    const { selectionStart: start, selectionEnd: end, value } = element;
    const added = `{{${name}}}`;
    setBody(value.slice(0, start) + added + value.slice(end));
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(start + added.length, start + added.length);
    });
  }

  return (
    <section aria-labelledby="message-title" className="flex flex-col gap-3">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h3 id="message-title" className="text-body font-semibold">
          Message
        </h3>
        {own && (custom || settings.emailSubject !== '') && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              setCustom(false);
              dispatch({ kind: 'settings', change: { emailSubject: '', emailBody: '' } });
            }}
          >
            Reset to the default
          </Button>
        )}
      </div>
      {own && (
        <Field label="Subject">
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              placeholder={`${facts.owner.name} asks you to sign: ${title}`}
              value={settings.emailSubject}
              onChange={(event) =>
                dispatch({ kind: 'settings', change: { emailSubject: event.target.value }, merge: 'subject' })
              }
            />
          )}
        </Field>
      )}
      {custom ? (
        <>
          <Field
            label={text === null ? 'Body, as HTML' : 'Body'}
            hint="A button to the document follows, unless the link stands in the text."
          >
            {(control) => (
              <TextArea
                {...control}
                refTo={body}
                mono={text === null}
                value={text ?? settings.emailBody}
                onChange={setBody}
              />
            )}
          </Field>
          <fieldset className="flex flex-wrap gap-1.5">
            <legend className="mb-1.5 text-caption text-muted">Insert what is filled in for each person</legend>
            {mailVariables.map(({ name, label }) => (
              <Button key={name} size="small" variant="tonal" onClick={() => insert(name)}>
                {label}
              </Button>
            ))}
          </fieldset>
        </>
      ) : (
        <>
          <Field label="Note" optional hint="Stands in the mail above the button.">
            {(control) => (
              <TextArea
                {...control}
                value={note}
                onChange={(value) => dispatch({ kind: 'set', change: { note: value }, merge: 'note' })}
              />
            )}
          </Field>
          {own ? (
            <Button
              size="small"
              variant="quiet"
              className="-ms-2 self-start text-accent!"
              onClick={() => {
                setCustom(true);
                if (settings.emailBody === '') setBody(`Hi {{receiver_name}},\n\n${note}`);
              }}
            >
              Write the whole mail yourself
            </Button>
          ) : (
            <p className="text-caption text-muted">
              Own subjects and mails need the plan {plansWith('custom-mails').join(' or ')}.
            </p>
          )}
        </>
      )}
    </section>
  );
}

interface TextAreaProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  value: string;
  onChange: (value: string) => void;
  refTo?: React.RefObject<HTMLTextAreaElement | null>;
  mono?: boolean;
}

function TextArea({ refTo, mono = false, value, onChange, ...control }: TextAreaProps) {
  return (
    <textarea
      {...control}
      {...(refTo === undefined ? {} : { ref: refTo })}
      rows={5}
      maxLength={10_000}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={`${inputClass(false)} h-auto min-h-[120px] py-2 ${mono ? 'font-mono text-body' : ''}`}
    />
  );
}
