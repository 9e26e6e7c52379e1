import type { BulkRun } from '../../../../contract/app/bulk-send.ts';
import { timeAgo } from '../../../lib/dates.ts';
import { count } from '../../../lib/numbers.ts';
import { Link } from '../../../ui/link.tsx';
import { Cell, Head, Row, Table } from '../../../ui/table.tsx';

/** Runs that were begun before, newest first. */
export function RunList({ runs }: { runs: readonly BulkRun[] }) {
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="runs-title" className="mt-8">
      <h2 id="runs-title" className="mb-2 text-body font-semibold">
        Earlier bulk sends
      </h2>
      <Table label="Earlier bulk sends">
        <Head
          columns={[
            'Begun',
            { label: 'Sent', end: true },
            { label: 'Failed', end: true },
            { label: 'Waiting', end: true },
          ]}
        />
        <tbody>
          {runs.map(({ id, startedAt, sent, failed, waiting }) => (
            <Row key={id}>
              <Cell label="Begun" main>
                <Link to="/bulk-sends/$bulkSendId" params={{ bulkSendId: id }}>
                  {timeAgo(startedAt)}
                </Link>
              </Cell>
              <Cell label="Sent" end>
                {count(sent)}
              </Cell>
              <Cell label="Failed" end>
                {count(failed)}
              </Cell>
              <Cell label="Waiting" end>
                {count(waiting)}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
