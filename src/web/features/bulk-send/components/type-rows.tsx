import { Plus, Trash2 } from 'lucide-react';
import type { BulkColumnRow } from '../../../../contract/app/bulk-send.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';

/** Typed here, each row with an id of its own. */
export interface TypedRow {
  readonly id: number;
  readonly cells: readonly string[];
}

interface TypeRowsProps {
  columns: readonly BulkColumnRow[];
  rows: readonly TypedRow[];
  most: number;
  onRows: (rows: readonly TypedRow[]) => void;
}

/** Rows by hand. */
export function TypeRows({ columns, rows, most, onRows }: TypeRowsProps) {
  const nextId = Math.max(0, ...rows.map(({ id }) => id)) + 1;
  return (
    <section aria-label="Rows" className="flex flex-col gap-4">
      {rows.map((row, index) => (
        <fieldset key={row.id} className="rounded-card border border-line bg-raised p-4">
          <legend className="sr-only">Row {index + 1}</legend>
          <div className="mb-2 flex min-h-8 items-center justify-between gap-3">
            <span aria-hidden="true" className="text-body font-semibold">
              Row {index + 1}
            </span>
            {rows.length > 1 && (
              <IconButton
                icon={Trash2}
                label={`Remove row ${index + 1}`}
                size={32}
                onClick={() => onRows(rows.filter(({ id }) => id !== row.id))}
              />
            )}
          </div>
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {columns.map(({ header, required, hint }, at) => (
              <Field key={header} label={header} optional={!required} {...(hint === '' ? {} : { hint })}>
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    maxLength={5000}
                    autoFocus={at === 0 && row.id === nextId - 1}
                    value={row.cells[at] ?? ''}
                    onChange={(event) =>
                      onRows(rows.map((each) => (each.id === row.id ? withCell(row, at, event.target.value) : each)))
                    }
                  />
                )}
              </Field>
            ))}
          </div>
        </fieldset>
      ))}
      {rows.length < most && (
        <Button
          icon={Plus}
          className="self-start"
          onClick={() => onRows([...rows, { id: nextId, cells: columns.map(() => '') }])}
        >
          Add a row
        </Button>
      )}
    </section>
  );
}

function withCell({ id, cells }: TypedRow, at: number, value: string): TypedRow {
  return { id, cells: cells.map((cell, index) => (index === at ? value : cell)) };
}
