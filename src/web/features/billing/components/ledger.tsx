import { Coins } from 'lucide-react';
import { cx } from '../../../lib/cx.ts';
import { dayAndTime, fullTime } from '../../../lib/dates.ts';
import { count } from '../../../lib/numbers.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Link } from '../../../ui/link.tsx';
import { Cell, Head, Row, Table } from '../../../ui/table.tsx';
import type { Credits } from '../api/billing.ts';

function signed(change: number): string {
  return change > 0 ? `+${count(change)}` : count(change).replace('-', '−');
}

/** When, what, who, change, balance: newest first. */
export function Ledger({ entries }: { entries: Credits['ledger'] }) {
  if (entries.length === 0) return <EmptyState icon={Coins} text="Every credit that comes or goes shows up here." />;
  return (
    <Table label="Ledger of credits">
      <Head columns={['When', 'What', 'Who', { label: 'Change', end: true }, { label: 'Balance', end: true }]} />
      <tbody>
        {entries.map((entry) => (
          <Row key={`${entry.at}-${entry.kind}-${entry.documentId ?? ''}-${entry.balance}`}>
            <Cell label="When" whole>
              <time dateTime={entry.at} title={fullTime(entry.at)} className="text-muted tabular-nums">
                {dayAndTime(entry.at)}
              </time>
            </Cell>
            <Cell label="What" main>
              {entry.documentId === null ? (
                entry.text
              ) : (
                <Link to="/documents/$documentId" params={{ documentId: entry.documentId }}>
                  {entry.text}
                </Link>
              )}
            </Cell>
            <Cell label="Who" empty={!entry.who}>
              {entry.who ?? ''}
            </Cell>
            <Cell label="Change" end>
              <span className={cx('tabular-nums', entry.change > 0 && 'text-success')}>{signed(entry.change)}</span>
            </Cell>
            <Cell label="Balance" end>
              <span className="tabular-nums">{count(entry.balance)}</span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
