import type { DocumentSettings } from '../../../../../domain/document/types.ts';
import { Field } from '../../../../ui/field.tsx';
import { Select, type SelectOption } from '../../../../ui/select.tsx';
import { useEditor } from '../editor-context.ts';

type Mode = DocumentSettings['signatureMode'];

const modes: readonly SelectOption<Mode>[] = [
  { value: 'default', label: 'As your organisation has it' },
  { value: 'seal', label: 'One seal over everything' },
  { value: 'per_signer', label: 'A signature of each signer' },
];

export function modeWords(mode: Mode): string {
  return modes.find(({ value }) => value === mode)?.label ?? '';
}

/** Whether the organisation signs the file once, or each signer does. */
export function SignaturesPart() {
  const { state, dispatch } = useEditor();
  return (
    <Field
      label="Signatures in the file"
      hint="With a signature of each signer, fields can't be added or moved after sending."
    >
      {(control) => (
        <Select
          {...control}
          value={state.content.settings.signatureMode}
          options={modes}
          onChange={(signatureMode) => dispatch({ kind: 'settings', change: { signatureMode } })}
        />
      )}
    </Field>
  );
}
