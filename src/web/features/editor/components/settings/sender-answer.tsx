import { useMutation } from '@tanstack/react-query';
import { ImageUp, PenLine } from 'lucide-react';
import { useRef } from 'react';
import { formatDate, parseDate, parseFormat } from '../../../../../domain/widget/date-format.ts';
import { messageOf } from '../../../../lib/api.ts';
import { fileSize } from '../../../../lib/numbers.ts';
import { Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Field, FieldError } from '../../../../ui/field.tsx';
import { inputClass } from '../../../../ui/input.tsx';
import { Select } from '../../../../ui/select.tsx';
import { picturePath, uploadPicture } from '../../api/upload.ts';
import { isInk } from '../../model/own.ts';
import type { EditorWidget, SenderResponse } from '../../model/types.ts';
import { useEditor } from '../editor-context.ts';
import { DayInput } from './date-options.tsx';

/** What the sender writes into a field of their own: it is part of the file before anybody receives it. */
export function SenderAnswer({ widget }: { widget: EditorWidget }) {
  const { dispatch, askInk } = useEditor();
  const { type } = widget;
  if (isInk(type)) {
    return (
      <Button icon={PenLine} onClick={() => askInk({ kind: type, id: widget.id })}>
        {(widget.response ?? null) === null ? 'Make it' : 'Change it'}
      </Button>
    );
  }
  if (widget.options.signingDate === true) return null;
  return (
    <AnswerInput
      label="Your answer"
      widget={widget}
      response={widget.response ?? null}
      onRespond={(response, typed) =>
        dispatch({ kind: 'respond', id: widget.id, response, ...(typed ? { merge: `answer ${widget.id}` } : {}) })
      }
    />
  );
}

interface AnswerInputProps {
  label: string;
  widget: EditorWidget;
  response: SenderResponse;
  /** `typed`: letter by letter. */
  onRespond: (response: SenderResponse, typed?: boolean) => void;
}

/** The input that fits the field. */
export function AnswerInput({ label, widget, response, onRespond: respond }: AnswerInputProps) {
  const { facts } = useEditor();
  const { type, options } = widget;
  const text = typeof response === 'string' ? response : '';
  const values = options.values ?? [];

  if (type === 'image') return <Picture label={label} response={response} onPicture={(image) => respond({ image })} />;
  if (type === 'date') {
    const format = parseFormat(options.format ?? '') ?? parseFormat(facts.dateFormat) ?? 'mm/dd/yyyy';
    const day = parseDate(text, format) ?? '';
    return (
      <DayInput label={label} value={day} onChange={(next) => respond(next === '' ? null : formatDate(next, format))} />
    );
  }
  if (type === 'checkbox') {
    const ticked: readonly string[] = Array.isArray(response) ? response : [];
    return (
      <fieldset>
        <legend className="mb-2 text-body font-medium">{label}</legend>
        <div className="flex flex-col gap-2">
          {values.map((value) => (
            <Checkbox
              key={value}
              label={value}
              checked={ticked.includes(value)}
              onChange={(on) => respond(values.filter((each) => (each === value ? on : ticked.includes(each))))}
            />
          ))}
        </div>
      </fieldset>
    );
  }
  if (type === 'radio button' || type === 'dropdown') {
    const none = { value: ' ', label: 'Nothing yet' };
    const known = values.filter((value) => value.trim() !== '').map((value) => ({ value, label: value }));
    return (
      <Field label={label}>
        {(control) => (
          <Select
            {...control}
            value={values.includes(text) ? text : none.value}
            options={[none, ...known]}
            onChange={(next) => respond(next === none.value ? null : next)}
          />
        )}
      </Field>
    );
  }
  return (
    <Field label={label}>
      {(control) => (
        <textarea
          {...control}
          rows={widget.h > options.fontsize * 2.4 ? 4 : 1}
          maxLength={5000}
          value={text}
          onChange={(event) => respond(event.target.value || null, true)}
          className={`${inputClass(false)} h-auto py-2`}
        />
      )}
    </Field>
  );
}

interface PictureProps {
  label: string;
  response: SenderResponse;
  onPicture: (sha256: string) => void;
}

function Picture({ label, response, onPicture }: PictureProps) {
  const { key, facts } = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (file: File) => uploadPicture(key, file),
    onSuccess: ({ sha256 }) => onPicture(sha256),
  });
  const shown = response !== null && typeof response === 'object' && 'image' in response ? response.image : null;
  return (
    <div>
      <p className="mb-1 text-body font-medium">{label}</p>
      {shown !== null && (
        <img
          src={picturePath(key, shown)}
          alt="What you chose"
          className="mb-2 max-h-32 max-w-full rounded-tick border border-line bg-paper"
        />
      )}
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) upload.mutate(file);
        }}
      />
      <Button icon={ImageUp} loading={upload.isPending} onClick={() => input.current?.click()}>
        {shown === null ? 'Choose a picture' : 'Choose another'}
      </Button>
      <p className="mt-1 text-caption text-muted">PNG or JPEG, at most {fileSize(facts.limits.pictureBytes)}</p>
      {upload.isError && <FieldError text={messageOf(upload.error)} />}
    </div>
  );
}
