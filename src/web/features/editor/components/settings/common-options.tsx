import { plansWith } from '../../../../../domain/credits/entitlements.ts';
import { canHideText } from '../../../../../domain/widget/defaults.ts';
import type { WidgetColor } from '../../../../../domain/widget/types.ts';
import { Field } from '../../../../ui/field.tsx';
import { Input } from '../../../../ui/input.tsx';
import { Select } from '../../../../ui/select.tsx';
import { Switch } from '../../../../ui/switch.tsx';
import { type EditorWidget, SENDER } from '../../model/types.ts';
import { useEditor, useMay } from '../editor-context.ts';
import { lookOf } from '../looks.ts';
import { useOptions } from './use-options.ts';

const sizes = Array.from({ length: 14 }, (_, index) => String((index + 1) * 2)).map((value) => ({
  value,
  label: `${value} pt`,
}));
const colors: readonly { readonly value: WidgetColor; readonly label: string }[] = [
  { value: 'black', label: 'Black' },
  { value: 'blue', label: 'Blue' },
  { value: 'red', label: 'Red' },
  { value: 'yellow', label: 'Yellow' },
];

const pictures = ['signature', 'initials', 'stamp', 'image', 'attachments'];
const withoutHint = ['checkbox', 'radio button', 'dropdown'];
const fixable = [
  'name',
  'email',
  'company',
  'job title',
  'textbox',
  'number',
  'date',
  'checkbox',
  'radio button',
  'dropdown',
  'cells',
];

/** What nearly every field has: required, label, hint, read only, size and colour of what is written. */
export function CommonOptions({ widget }: { widget: EditorWidget }) {
  const { state, problems } = useEditor();
  const may = useMay();
  const change = useOptions();
  const { type, options } = widget;
  const mine = widget.owner === SENDER;
  const { own } = state.content;
  const twice = state.content.widgets.some(
    (other) => other.id !== widget.id && other.options.name.trim() === options.name.trim(),
  );
  const nameFault =
    options.name.trim() === '' ? 'Every field has a label.' : twice ? 'Another field is called this.' : undefined;
  const fault = problems.find(
    ({ place, warning, words }) =>
      place.at === 'widget' &&
      place.id === widget.id &&
      warning !== true &&
      words.startsWith(`${options.name.trim()}: `),
  );
  return (
    <>
      {!own && type !== 'signature' && options.formula === undefined && (
        <Switch label="Required" checked={options.required} onChange={(required) => change({ required })} />
      )}
      {!own && (
        <Field label="Label" error={nameFault}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              value={options.name}
              onChange={(event) => change({ name: event.target.value }, 'name')}
            />
          )}
        </Field>
      )}
      {!mine && !withoutHint.includes(type) && (
        <Field label="Hint">
          {(control) => (
            <Input
              {...control}
              maxLength={40}
              placeholder={`Shown when ${lookOf(state.content, widget.owner).name} reaches this field`}
              value={options.hint}
              onChange={(event) => change({ hint: event.target.value }, 'hint')}
            />
          )}
        </Field>
      )}
      {fault !== undefined && options.formula === undefined && (
        <p role="alert" className="rounded-control bg-danger-tint px-3 py-2 text-body text-danger">
          {fault.words.slice(options.name.trim().length + 2)}
        </p>
      )}
      {!mine && fixable.includes(type) && options.formula === undefined && options.signingDate !== true && (
        <Switch
          label="Read only"
          hint="Shown, not to be changed"
          checked={options.readonly}
          onChange={(readonly) => change({ readonly })}
        />
      )}
      {!mine && canHideText(type) && (
        <Switch
          label="Hide behind asterisks"
          hint={may('hide-text') ? 'Others see ****, you see the text' : `Needs ${plansWith('hide-text').join(' or ')}`}
          disabled={!may('hide-text') && !options.hideTextWithAsterisks}
          checked={options.hideTextWithAsterisks}
          onChange={(hideTextWithAsterisks) => change({ hideTextWithAsterisks })}
        />
      )}
      {!pictures.includes(type) && (
        <div className="grid grid-cols-2 gap-2">
          <Field label="Size">
            {(control) => (
              <Select
                {...control}
                value={String(options.fontsize)}
                options={sizes}
                onChange={(size) => change({ fontsize: Number(size) })}
              />
            )}
          </Field>
          <Field label="Colour">
            {(control) => (
              <Select
                {...control}
                value={options.color}
                options={mine ? colors.filter(({ value }) => value !== 'yellow') : colors}
                onChange={(color) => change({ color })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  );
}
