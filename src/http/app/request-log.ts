import type { FastifyInstance } from 'fastify';
import { type LoggedRequest, listRequestsPage } from '../../contract/app/request-log.ts';
import type { Deps } from '../../features/deps.ts';
import { listRequests } from '../../features/request-log/queries.ts';
import type { Row } from '../../features/tables.ts';
import { serve } from './serve.ts';
import { sessionOf } from './session.ts';

const classes = { '2': 2, '3': 3, '4': 4, '5': 5 } as const;

/** What an account's programs called in this environment. */
export async function requestLogRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, listRequestsPage, async ({ query }, request) => {
    const me = await sessionOf(request, deps);
    const before = Number(query.before ?? Number.NaN);
    const found = await listRequests(deps.db, me.accountId, {
      statusClass: query.status && classes[query.status],
      method: query.method,
      path: textOf(query.path),
      requestId: textOf(query.requestId),
      before: Number.isSafeInteger(before) ? before : undefined,
      limit: query.limit + 1,
    });
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    return { requests: shown.map(present), next: found.length > query.limit && last ? String(last.id) : null };
  });
}

function textOf(given: string | undefined): string | undefined {
  const text = given?.trim();
  return text === '' ? undefined : text;
}

function present(row: Row<'api_request'>): LoggedRequest {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    method: row.method,
    path: row.path,
    status: row.status,
    durationMs: row.duration_ms,
    requestId: row.request_id,
    tokenLastFour: row.token_last_four,
    errorReason: row.error_reason,
    ip: row.ip,
  };
}
