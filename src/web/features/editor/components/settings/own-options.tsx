import { Field } from '../../../../ui/field.tsx';
import { Input } from '../../../../ui/input.tsx';
import type { EditorWidget } from '../../model/types.ts';
import { SENDER } from '../../model/types.ts';
import { ChoiceOptions } from './choice-options.tsx';
import { DateOptions } from './date-options.tsx';
import { NumberOptions } from './number-options.tsx';
import { TextCheck } from './text-check.tsx';
import { useOptions } from './use-options.ts';

/** What only this type of field has. */
export function OwnOptions({ widget }: { widget: EditorWidget }) {
  switch (widget.type) {
    case 'checkbox':
    case 'radio button':
    case 'dropdown':
      return <ChoiceOptions widget={widget} />;
    case 'date':
      return <DateOptions widget={widget} />;
    case 'number':
      return <NumberOptions widget={widget} />;
    case 'textbox':
      return widget.owner === SENDER ? null : (
        <>
          <DefaultText widget={widget} />
          <TextCheck widget={widget} />
        </>
      );
    case 'cells':
      return (
        <>
          <CellCount widget={widget} />
          {widget.owner !== SENDER && (
            <>
              <DefaultText widget={widget} />
              <TextCheck widget={widget} />
            </>
          )}
        </>
      );
    case 'name':
    case 'email':
    case 'company':
    case 'job title':
      return <DefaultText widget={widget} hint="Empty: the person’s own." />;
    default:
      return null;
  }
}

function DefaultText({ widget, hint }: { widget: EditorWidget; hint?: string }) {
  const change = useOptions();
  return (
    <Field label="Default" optional {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <Input
          {...control}
          maxLength={widget.type === 'cells' ? (widget.options.cellCount ?? 5) : 1000}
          value={widget.options.default ?? ''}
          onChange={(event) => change({ default: event.target.value || undefined }, 'default')}
        />
      )}
    </Field>
  );
}

function CellCount({ widget }: { widget: EditorWidget }) {
  const change = useOptions();
  return (
    <Field label="Number of cells">
      {(control) => (
        <Input
          {...control}
          type="number"
          min={1}
          max={100}
          value={widget.options.cellCount ?? 5}
          onChange={(event) => {
            const count = Math.round(Number(event.target.value));
            if (count >= 1 && count <= 100) change({ cellCount: count }, 'cells');
          }}
        />
      )}
    </Field>
  );
}
