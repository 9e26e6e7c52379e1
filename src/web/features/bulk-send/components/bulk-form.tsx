import { ListChecks, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { claimFiles } from '../../../lib/new-file.ts';
import { count, plural } from '../../../lib/numbers.ts';
import type { Sheet } from '../../../lib/sheet/read-sheet.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { type BulkForm as Form, useCheck, useStart } from '../api/bulk-send.ts';
import { guessMapping, type Mapping, mappedSheet, unfilled } from '../model/mapping.ts';
import { ChooseRows } from './choose-rows.tsx';
import { MapColumns } from './map-columns.tsx';
import { RowProblems } from './row-problems.tsx';
import { type TypedRow, TypeRows } from './type-rows.tsx';

type Source =
  | { readonly kind: 'file'; readonly name: string; readonly sheet: Sheet; readonly mapping: Mapping }
  | { readonly kind: 'typed'; readonly rows: readonly TypedRow[] };

/** From rows to a run: where they come from, what they fill, what is wrong with them, Send. */
export function BulkForm({ form, onStarted }: { form: Form; onStarted: (id: string) => void }) {
  const [source, setSource] = useState<Source | null>(null);
  const [fault, setFault] = useState('');
  const [reading, setReading] = useState(false);
  const [key, setKey] = useState(newKey);
  const check = useCheck(form.id);
  const start = useStart(form.id);
  const typed = form.columns.filter(({ header }) => !/::(Phone|Company|Job title)$/.test(header));

  /** Whatever was said of the rows before is no longer true of them. */
  function change(next: Source | null): void {
    setSource(next);
    setFault('');
    setKey(newKey());
    check.reset();
    start.reset();
  }

  async function open(file: File): Promise<void> {
    setReading(true);
    const { readSheet } = await import('../../../lib/sheet/read-sheet.ts');
    const sheet = readSheet(new Uint8Array(await file.arrayBuffer()), { rows: form.mostRows, things: 'documents' });
    setReading(false);
    if ('fault' in sheet) {
      change(null);
      setFault(sheet.fault);
    } else {
      change({ kind: 'file', name: file.name, sheet, mapping: guessMapping(sheet.headers, form.columns) });
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a drop is taken with the state at hand.
  useEffect(
    () => claimFiles({ take: ([file]) => file !== undefined && void open(file), words: 'Drop to read the rows' }),
    [form],
  );

  if (source === null) {
    return (
      <ChooseRows
        form={form}
        fault={fault}
        busy={reading}
        onFile={(file) => void open(file)}
        onType={() => change({ kind: 'typed', rows: [{ id: 1, cells: typed.map(() => '') }] })}
      />
    );
  }

  const sheet =
    source.kind === 'file'
      ? mappedSheet(source.sheet, source.mapping)
      : { columns: typed.map(({ header }) => header), rows: source.rows.map(({ cells }) => [...cells]) };
  const checked = check.data;
  const good = checked !== undefined && checked.badRows === 0;
  const late = start.data?.outcome === 'problems' ? start.data : undefined;
  const short = good && checked.creditsLeft < checked.cost;
  const gaps = source.kind === 'file' ? unfilled(form.columns, source.mapping) : [];
  const error = check.error ?? start.error;

  async function send(): Promise<void> {
    const answer = await start.mutateAsync({ ...sheet, key, stateVersion: form.stateVersion });
    if (answer.outcome === 'started') onStarted(answer.id);
  }

  return (
    <div className="flex flex-col gap-6">
      {checked !== undefined && checked.badRows > 0 && <RowProblems {...checked} />}
      {late !== undefined && <RowProblems {...late} />}
      {source.kind === 'file' ? (
        <>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body">
            <span className="font-medium break-all">{source.name}</span>
            <span className="text-muted">{plural(source.sheet.rows.length, 'row', 'rows')}</span>
            <Button size="small" variant="quiet" onClick={() => change(null)}>
              Another file
            </Button>
          </p>
          <MapColumns
            sheet={source.sheet}
            columns={form.columns}
            mapping={source.mapping}
            onMap={(mapping) => change({ ...source, mapping })}
          />
        </>
      ) : (
        <TypeRows
          columns={typed}
          rows={source.rows}
          most={form.mostRows}
          onRows={(rows) => change({ kind: 'typed', rows })}
        />
      )}
      {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
      {short && (
        <Banner tone="danger">
          This needs {plural(checked.cost, 'credit', 'credits')} and {count(checked.creditsLeft)} are left. Buy credits
          in Settings, or send fewer rows.
        </Banner>
      )}
      <div className="sticky bottom-[calc(4rem+var(--edge)+env(safe-area-inset-bottom))] z-10 -mx-4 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-bg px-4 py-3 lg:bottom-(--tabs)">
        <p role="status" className="text-body">
          {good ? (
            <>
              <span className="block font-medium">
                {plural(checked.cost, 'document', 'documents')}, {plural(checked.cost, 'credit', 'credits')}
              </span>
              <span className="block text-caption text-muted">
                {short ? 'Not enough credits' : `${count(checked.creditsLeft - checked.cost)} left after`}
              </span>
            </>
          ) : (
            <span className="text-muted">
              {plural(sheet.rows.length, 'row', 'rows')}
              {checked === undefined ? ', not checked yet' : `, ${count(checked.badRows)} to be mended`}
            </span>
          )}
        </p>
        {good && !short ? (
          <Button
            variant={form.environment === 'sandbox' ? 'sandbox' : 'primary'}
            icon={Send}
            loading={start.isPending}
            className="min-w-40"
            onClick={() => void send().catch(() => undefined)}
          >
            {form.environment === 'sandbox' ? `Send ${count(checked.cost)} tests` : `Send ${count(checked.cost)}`}
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={ListChecks}
            loading={check.isPending}
            className="min-w-40"
            disabled={gaps.length > 0}
            onClick={() => check.mutate(sheet)}
          >
            Check
          </Button>
        )}
      </div>
    </div>
  );
}

/** Names one press of Send, however often it is pressed. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
