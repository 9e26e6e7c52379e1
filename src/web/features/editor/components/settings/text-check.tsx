import { useState } from 'react';
import { plansWith } from '../../../../../domain/credits/entitlements.ts';
import { plainMatches } from '../../../../../domain/widget/pattern.ts';
import { Field } from '../../../../ui/field.tsx';
import { Input } from '../../../../ui/input.tsx';
import { Select } from '../../../../ui/select.tsx';
import type { EditorWidget } from '../../model/types.ts';
import { useMay } from '../editor-context.ts';
import { useOptions } from './use-options.ts';

/** Ready-made checks in plain words; each is a pattern in the end. */
const checks = [
  { value: 'email', label: 'An email address', pattern: '[^\\s@]+@[^\\s@]+\\.[^\\s@]+' },
  { value: 'number', label: 'Digits', pattern: '\\d+(\\.\\d+)?' },
  { value: 'text', label: 'Letters and spaces', pattern: '/[\\p{L}\\s]+/u' },
  {
    value: 'ssn',
    label: 'US social security number',
    pattern: '(?!000|666|9\\d\\d)\\d{3}-(?!00)\\d\\d-(?!0000)\\d{4}',
  },
] as const;

const SSN_CELLS = 11;

/** What may be typed: anything, a ready-made check, or a pattern of one's own with a place to try it. */
export function TextCheck({ widget }: { widget: EditorWidget }) {
  const may = useMay();
  const change = useOptions();
  const { pattern } = widget.options;
  const ready = checks.find((check) => check.pattern === pattern);
  const [own, setOwn] = useState(pattern !== undefined && ready === undefined);
  const [trial, setTrial] = useState('');
  const locked = !may('validation') && pattern === undefined;
  const matched = pattern === undefined || trial === '' ? null : plainMatches(pattern, trial);
  const value = own ? 'pattern' : (ready?.value ?? 'any');
  const options = [
    { value: 'any', label: 'Anything' },
    ...(locked
      ? []
      : [
          ...checks.map(({ value: each, label }) => ({ value: each, label })),
          { value: 'pattern', label: 'A pattern…' },
        ]),
  ];
  return (
    <>
      <Field
        label="What may be typed"
        {...(locked ? { hint: `Checks need the plan ${plansWith('validation').join(' or ')}.` } : {})}
      >
        {(control) => (
          <Select
            {...control}
            value={value}
            options={options}
            onChange={(next) => {
              setOwn(next === 'pattern');
              const check = checks.find((each) => each.value === next);
              const cells = widget.type === 'cells' && next === 'ssn' ? { cellCount: SSN_CELLS } : {};
              change({ pattern: next === 'pattern' ? (pattern ?? '') || undefined : check?.pattern, ...cells });
            }}
          />
        )}
      </Field>
      {own && (
        <Field label="Pattern" hint="A regular expression that the whole text must match.">
          {(control) => (
            <Input
              {...control}
              spellCheck={false}
              autoComplete="off"
              className="font-mono"
              maxLength={1000}
              value={pattern ?? ''}
              onChange={(event) => change({ pattern: event.target.value || undefined }, 'pattern')}
            />
          )}
        </Field>
      )}
      {pattern !== undefined && (
        <Field
          label="Try it"
          optional
          error={
            matched === 'no-match'
              ? 'This would not be accepted.'
              : matched === 'invalid'
                ? 'The pattern can’t be read.'
                : undefined
          }
          {...(matched === 'match' ? { hint: 'This would be accepted.' } : {})}
        >
          {(control) => <Input {...control} value={trial} onChange={(event) => setTrial(event.target.value)} />}
        </Field>
      )}
    </>
  );
}
