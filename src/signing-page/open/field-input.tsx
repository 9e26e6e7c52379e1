/** @jsxImportSource preact */
import { formatDate, parseDate } from '../../domain/widget/date-format.ts';
import { dateFormatOf } from '../../domain/widget/initial-answer.ts';
import type { Widget, WidgetResponse } from '../../domain/widget/types.ts';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

interface Props {
  readonly widget: Widget;
  readonly id: string;
  readonly labelId: string;
  readonly label: string;
  readonly hint: string;
  /** A sentence; "" when there is nothing wrong. */
  readonly fault: string;
  readonly value: WidgetResponse;
  readonly ownerDateFormat: string;
  readonly onChange: (value: WidgetResponse) => void;
  /** Takes the focus when its sheet opens. */
  readonly focused?: boolean;
}

/** Label, hint, native control and error of one field, tied to each other. */
export function FieldInput(props: Props) {
  const { widget, id, label, hint, fault } = props;
  const group = widget.type === 'checkbox' || widget.type === 'radio button';
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const error = fault !== '' && (
    <p class="input-fault" id={`${id}-fault`} role="alert">
      <Icon name="alert" size={20} />
      {fault}
    </p>
  );
  if (group) {
    return (
      <fieldset class="input-group" aria-describedby={described} aria-invalid={fault !== ''}>
        <legend class="sheet-title" id={props.labelId} dir="auto">
          {label}
        </legend>
        <p class="input-hint" id={`${id}-hint`} dir="auto">
          {hint}
        </p>
        <Options {...props} />
        {error}
      </fieldset>
    );
  }
  return (
    <div class="input-group">
      <label class="sheet-title" id={props.labelId} for={id} dir="auto">
        {label}
      </label>
      <p class="input-hint" id={`${id}-hint`} dir="auto">
        {hint}
      </p>
      <Control {...props} described={described} />
      {error}
    </div>
  );
}

function Control(props: Props & { readonly described: string }) {
  const { widget, id, value, onChange, fault } = props;
  const text = typeof value === 'string' ? value : '';
  const common = {
    id,
    class: fault ? 'input wrong' : 'input',
    'aria-describedby': props.described,
    'aria-invalid': fault !== '',
    'aria-required': widget.options.required,
    ...(props.focused ? { 'data-focus': '' } : {}),
  };
  const typed = {
    ...common,
    value: text,
    enterkeyhint: 'next' as const,
    dir: 'auto' as const,
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (widget.type) {
    case 'dropdown':
      return (
        <select {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{words.sheet.choose}</option>
          {widget.options.values?.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      );
    case 'date': {
      const format = dateFormatOf(widget, props.ownerDateFormat);
      return (
        <input
          {...common}
          class={`${common.class} date`}
          type="date"
          value={parseDate(text, format) ?? ''}
          min={widget.options.minDate}
          max={widget.options.maxDate}
          onInput={(event) => {
            const day = event.currentTarget.value;
            onChange(day === '' ? '' : formatDate(day, format));
          }}
        />
      );
    }
    case 'number':
      return <input {...typed} type="text" inputMode="decimal" autocomplete="off" />;
    case 'email':
      return <input {...typed} type="email" autocomplete="email" />;
    case 'name':
      return <input {...typed} type="text" autocomplete="name" />;
    case 'company':
      return <input {...typed} type="text" autocomplete="organization" />;
    case 'job title':
      return <input {...typed} type="text" autocomplete="organization-title" />;
    case 'cells':
      return (
        <input
          {...typed}
          class={`${typed.class} spaced`}
          type="text"
          maxLength={widget.options.cellCount ?? 5}
          autocomplete="off"
        />
      );
    default:
      if (isTall(widget)) return <textarea {...typed} enterkeyhint="enter" rows={3} onKeyDown={enterGoesOn} />;
      return <input {...typed} type="text" />;
  }
}

/** Room for more than one line. */
function isTall(widget: Widget): boolean {
  return widget.h >= widget.options.fontsize * 2.4;
}

/** With a real keyboard Enter goes on, as in every sheet, and Shift+Enter makes a new line. */
function enterGoesOn(event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || matchMedia('(pointer: coarse)').matches) return;
  const { form } = event.currentTarget;
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}

function Options({ widget, id, value, onChange, fault, focused }: Props) {
  const { values = [] } = widget.options;
  const many = widget.type === 'checkbox';
  const chosen = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
  function toggle(option: string): void {
    if (!many) onChange(option);
    else onChange(values.filter((other) => (other === option ? !chosen.includes(option) : chosen.includes(other))));
  }
  return (
    <div class="options">
      {values.map((option, at) => (
        <label key={option} class={`option ${chosen.includes(option) ? 'chosen' : ''} ${fault ? 'wrong' : ''}`}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.includes(option)}
            onChange={() => toggle(option)}
            {...(focused && at === 0 ? { 'data-focus': '' } : {})}
          />
          <span dir="auto">{option}</span>
        </label>
      ))}
    </div>
  );
}
