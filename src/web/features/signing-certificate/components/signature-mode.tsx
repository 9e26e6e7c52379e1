import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  changeSignatureMode,
  readSignatureMode,
  type SignatureModeAnswer,
} from '../../../../contract/app/signature-mode.ts';
import { call } from '../../../lib/api.ts';
import { Field } from '../../../ui/field.tsx';
import { SectionHead } from '../../../ui/section-head.tsx';
import { Select } from '../../../ui/select.tsx';

const key = ['signature-mode'];
const words: Readonly<Record<SignatureModeAnswer['mode'], string>> = {
  seal: 'One seal over everything',
  per_signer: 'A signature of each signer',
};
const options = [
  { value: 'seal', label: words.seal },
  { value: 'per_signer', label: words.per_signer },
] as const;

/** Whether new documents are sealed once by the organisation, or signed by each signer. */
export function SignatureModeSection() {
  const client = useQueryClient();
  const known = useQuery({ queryKey: key, queryFn: () => call(readSignatureMode) });
  const change = useMutation({
    mutationFn: (mode: SignatureModeAnswer['mode']) => call(changeSignatureMode, { body: { mode } }),
    onSuccess: (answer) => client.setQueryData(key, answer),
  });
  if (known.data === undefined) return null;
  const { mode, mayChange } = known.data;
  return (
    <section className="flex flex-col gap-4">
      <SectionHead title="Signatures in documents" />
      <p className="text-body text-muted">
        With one seal, your organisation signs the file once, when everybody has acted. With a signature of each signer,
        readers of the PDF show each person's own signature and time. Fields are then fixed when a document is sent, and
        attached files and the completion certificate stay files of their own. A document that can't do this gets one
        seal, and its page says why.
      </p>
      {mayChange ? (
        <Field label="New documents get" error={change.isError ? 'This could not be saved. Try again.' : undefined}>
          {(control) => (
            <Select
              {...control}
              value={change.isPending ? change.variables : mode}
              options={options}
              onChange={(next) => change.mutate(next)}
            />
          )}
        </Field>
      ) : (
        <p className="text-body">New documents get: {words[mode]}. An Admin of your organisation can change this.</p>
      )}
    </section>
  );
}
