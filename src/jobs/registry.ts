import type { TaskList } from 'graphile-worker';
import type { Deps } from '../features/deps.ts';
import { handlers } from './handlers.ts';
import { type JobPayloads, payloadSchemas } from './payloads.ts';

/** One environment's jobs for graphile-worker. Payloads are checked before a handler sees them. */
export function taskList(deps: Deps): TaskList {
  const tasks: TaskList = {};
  for (const name of Object.keys(handlers) as (keyof JobPayloads)[]) tasks[name] = task(deps, name);
  return tasks;
}

function task<Name extends keyof JobPayloads>(deps: Deps, name: Name) {
  return async (payload: unknown): Promise<void> => {
    await handlers[name](deps, payloadSchemas[name].parse(payload ?? {}) as JobPayloads[Name]);
  };
}

/** What runs without being asked, in graphile-worker's crontab form (UTC). Due times are columns, so a missed run loses nothing. */
export const crontab = `
* * * * * expire-documents
* * * * * retry-seals
*/5 * * * * remind
*/10 * * * * renew-credits
*/10 * * * * resume
7 * * * * invoice-grace
23 * * * * sweep-sessions
37 2 * * * sweep-blobs
47 2 * * * sweep-logs
11 3 * * * erase-trash
41 3 * * * sandbox-retention
5 0 * * * anchor-audit
17 4 * * * renew-certificates
37 4 * * * renew-archive
27 6 * * * warn-certificates
`;
