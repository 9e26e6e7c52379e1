import { Send } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input, Textarea } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { type Reply, send } from '../api/reference.ts';
import type { Parameter } from '../model/document.ts';
import type { Operation } from '../model/operations.ts';
import { type Inputs, prepare } from '../model/request.ts';
import { FileInput } from './file-input.tsx';
import { ReplyView } from './reply-view.tsx';

interface TryItProps {
  operation: Operation;
  /** Of the sandbox, with the version. */
  baseUrl: string;
  token: string;
  inputs: Inputs;
  onInputs: (inputs: Inputs) => void;
}

type State =
  | { readonly at: 'typing'; readonly problem: { readonly field: string; readonly text: string } | null }
  | { readonly at: 'sending' }
  | { readonly at: 'answered'; readonly reply: Reply }
  | { readonly at: 'unreachable' };

/** The call as a form; it goes from this browser to the sandbox. */
export function TryIt({ operation, baseUrl, token, inputs, onInputs }: TryItProps) {
  const [state, setState] = useState<State>({ at: 'typing', problem: null });
  const problem = state.at === 'typing' ? state.problem : null;
  const errorOf = (field: string) => (problem?.field === field ? problem.text : undefined);

  const fields = operation.parameters.map((parameter) => ({
    where: parameter.in,
    field: (
      <ParameterField
        key={parameter.name}
        parameter={parameter}
        value={inputs.parameters[parameter.name] ?? ''}
        error={errorOf(parameter.name)}
        onChange={(value) => onInputs({ ...inputs, parameters: { ...inputs.parameters, [parameter.name]: value } })}
      />
    ),
  }));

  async function submit(): Promise<void> {
    const prepared = prepare(operation, baseUrl, inputs);
    if ('missing' in prepared) {
      return setState({
        at: 'typing',
        problem: { field: prepared.missing, text: 'Type a value; it is a part of the path.' },
      });
    }
    if ('notJson' in prepared) {
      return setState({ at: 'typing', problem: { field: 'body', text: `This is no JSON: ${prepared.notJson}` } });
    }
    setState({ at: 'sending' });
    const reply = await send(prepared, token);
    setState(reply === null ? { at: 'unreachable' } : { at: 'answered', reply });
  }

  return (
    <>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (state.at !== 'sending') void submit();
        }}
      >
        {fields.filter(({ where }) => where !== 'header').map(({ field }) => field)}
        {operation.body?.takesFile === true && (
          <FileInput file={inputs.file} onFile={(file) => onInputs({ ...inputs, file })} />
        )}
        {operation.body !== null && (
          <Field label="Body" error={errorOf('body')}>
            {(field) => (
              <Textarea
                {...field}
                dir="ltr"
                rows={Math.min(18, inputs.body.split('\n').length + 1)}
                spellCheck={false}
                autoComplete="off"
                value={inputs.body}
                onChange={(event) => onInputs({ ...inputs, body: event.target.value })}
                className="font-mono sm:text-body"
              />
            )}
          </Field>
        )}
        {fields.filter(({ where }) => where === 'header').map(({ field }) => field)}
        <div>
          <Button type="submit" variant="sandbox" icon={Send} loading={state.at === 'sending'}>
            Send to the sandbox
          </Button>
        </div>
      </form>
      {state.at === 'unreachable' && (
        <div className="mt-4">
          <Banner tone="danger">
            No answer came from the sandbox at {new URL(baseUrl).origin}. Check that it can be reached from this
            browser, then send again.
          </Banner>
        </div>
      )}
      <div role="status" className="sr-only">
        {state.at === 'answered' && `Answered ${state.reply.status} in ${state.reply.milliseconds} ms`}
      </div>
      {state.at === 'answered' && <ReplyView reply={state.reply} />}
    </>
  );
}

interface ParameterFieldProps {
  parameter: Parameter;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function ParameterField({ parameter, value, error, onChange }: ParameterFieldProps) {
  const choices = parameter.schema.enum?.map(String);
  return (
    <Field label={parameter.name} hint={parameter.description} error={error} optional={!parameter.required}>
      {(field) =>
        choices === undefined ? (
          <Input
            {...field}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Select
            {...field}
            value={value}
            options={choices.map((choice) => ({ value: choice, label: choice }))}
            onChange={onChange}
          />
        )
      }
    </Field>
  );
}
