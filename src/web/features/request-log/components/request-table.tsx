import { dayAndTime, fullTime } from '../../../lib/dates.ts';
import { count } from '../../../lib/numbers.ts';
import { CopyButton } from '../../../ui/copy-box.tsx';
import { StatusCode } from '../../../ui/status-code.tsx';
import { Cell, Head, Row, Table } from '../../../ui/table.tsx';
import type { LoggedRequest } from '../api/request-log.ts';

/** Calls newest first: a table, cards on phones. */
export function RequestTable({ rows }: { rows: readonly LoggedRequest[] }) {
  return (
    <Table label="Calls">
      <Head columns={['Call', 'Status', { label: 'Took', end: true }, 'At', 'Token', 'Request id']} />
      <tbody>
        {rows.map((one) => (
          <Row key={one.id}>
            <Cell label="Call" main>
              <span className="font-mono text-caption">
                <span className="font-semibold">{one.method}</span> {one.path}
              </span>
              {one.errorReason !== null && one.errorReason !== '' && (
                <span className="block text-caption font-normal text-muted">{one.errorReason}</span>
              )}
            </Cell>
            <Cell label="Status" whole>
              <StatusCode status={one.status} />
            </Cell>
            <Cell label="Took" end>
              <span className="tabular-nums">{count(one.durationMs)} ms</span>
            </Cell>
            <Cell label="At" whole>
              <time dateTime={one.at} title={fullTime(one.at)}>
                {dayAndTime(one.at)}
              </time>
            </Cell>
            <Cell label="Token" whole>
              <span className="font-mono text-caption">…{one.tokenLastFour}</span>
            </Cell>
            <Cell label="Request id">
              <span className="flex items-center gap-1">
                <span className="min-w-0 font-mono text-caption break-all">{one.requestId}</span>
                <CopyButton text={one.requestId} label={`Copy request id ${one.requestId}`} />
              </span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
