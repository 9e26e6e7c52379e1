import { dateFormats, formatDate, parseDate, parseFormat } from '../../../../../domain/widget/date-format.ts';
import { Field } from '../../../../ui/field.tsx';
import { Input } from '../../../../ui/input.tsx';
import { Select } from '../../../../ui/select.tsx';
import { Switch } from '../../../../ui/switch.tsx';
import { type EditorWidget, SENDER } from '../../model/types.ts';
import { useEditor } from '../editor-context.ts';
import { useOptions } from './use-options.ts';

const sample = '2026-03-09';

/** How the day is written, which days may be chosen, and what it starts with. */
export function DateOptions({ widget }: { widget: EditorWidget }) {
  const { facts } = useEditor();
  const change = useOptions();
  const { options } = widget;
  const owners = parseFormat(facts.dateFormat) ?? 'mm/dd/yyyy';
  const own = parseFormat(options.format ?? '');
  const format = own ?? owners;
  const mine = widget.owner === SENDER;
  const formats = [
    { value: 'settings', label: `As in your settings: ${formatDate(sample, owners)}` },
    ...dateFormats.map((each) => ({ value: each, label: formatDate(sample, each) })),
  ];
  const day = options.default === undefined ? '' : (parseDate(options.default, format) ?? '');
  return (
    <>
      {!mine && (
        <Switch
          label="Day of signing"
          hint="Filled in by itself, not to be changed"
          checked={options.signingDate === true}
          onChange={(signingDate) => change({ signingDate, ...(signingDate ? { default: undefined } : {}) })}
        />
      )}
      <Field label="Written as">
        {(control) => (
          <Select
            {...control}
            value={own ?? 'settings'}
            options={formats}
            onChange={(next) => {
              const to = parseFormat(next);
              // The default is kept as it is written; without a format of its own the owner's is written out.
              const kept = day === '' ? {} : { default: formatDate(day, to ?? owners), format: to ?? owners };
              change({ format: to, ...kept });
            }}
          />
        )}
      </Field>
      {!mine && options.signingDate !== true && (
        <>
          <DayInput
            label="Default"
            hint="Empty: today, when it is opened."
            value={day}
            onChange={(next) =>
              change(next === '' ? { default: undefined } : { default: formatDate(next, format), format })
            }
          />
          <div className="grid grid-cols-1 gap-4">
            <DayInput
              label="Earliest"
              value={options.minDate ?? ''}
              onChange={(minDate) => change({ minDate: minDate || undefined })}
            />
            <DayInput
              label="Latest"
              value={options.maxDate ?? ''}
              onChange={(maxDate) => change({ maxDate: maxDate || undefined })}
            />
          </div>
        </>
      )}
    </>
  );
}

interface DayInputProps {
  label: string;
  hint?: string;
  /** `YYYY-MM-DD`; "" for none. */
  value: string;
  onChange: (day: string) => void;
}

export function DayInput({ label, hint, value, onChange }: DayInputProps) {
  return (
    <Field label={label} optional {...(hint === undefined ? {} : { hint })}>
      {(control) => <Input {...control} type="date" value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
