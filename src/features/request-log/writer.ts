import type { Deps } from '../deps.ts';
import type { NewRow } from '../tables.ts';

/** One call of the API: neither its body nor its query is known here. */
export interface NotedRequest {
  readonly accountId: string;
  readonly at: Date;
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly requestId: string;
  readonly tokenLastFour: string;
  readonly errorReason: string | null;
  readonly ip: string | null;
}

export interface RequestLog {
  /** Remembers a call; it is written within a second, beside the requests. */
  note(request: NotedRequest): void;
  /** Resolves when everything noted so far is written. */
  flush(): Promise<void>;
  /** Writes what is left. Nothing may be noted afterwards. */
  close(): Promise<void>;
}

const WAIT_MS = 1000;
const BATCH = 500;
/** While the database does not answer, later calls are not kept. */
const MOST_WAITING = 20_000;
const LONGEST_PATH = 500;
const LONGEST_REASON = 200;

/**
 * Collects calls and writes them in batches. What a process that dies has not written yet, the calls of its last
 * second, is lost: the log is for looking into, not a record.
 */
export function createRequestLog(deps: Pick<Deps, 'db' | 'log'>): RequestLog {
  let waiting: NotedRequest[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeAll);
    return writing;
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      await write(deps, batch);
    }
  }

  return {
    note: (request) => {
      if (waiting.length >= MOST_WAITING) return;
      waiting.push(request);
      if (waiting.length >= BATCH && timer !== undefined) void flush();
      else timer ??= setTimeout(() => void flush(), WAIT_MS).unref();
    },
    flush,
    close: flush,
  };
}

/** A batch with an account that was erased in between is written call by call, without those. */
async function write(deps: Pick<Deps, 'db' | 'log'>, batch: readonly NotedRequest[]): Promise<void> {
  try {
    await deps.db.insertInto('api_request').values(batch.map(rowOf)).execute();
  } catch (error) {
    if (!isMissingAccount(error)) {
      deps.log.warn({ error, calls: batch.length }, 'Calls were not written to the request log');
      return;
    }
    const known = await deps.db
      .selectFrom('account')
      .select('id')
      .where('id', 'in', [...new Set(batch.map((one) => one.accountId))])
      .execute();
    const left = batch.filter((one) => known.some((account) => account.id === one.accountId));
    if (left.length > 0 && left.length < batch.length) await write(deps, left);
  }
}

function isMissingAccount(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23503';
}

function rowOf(one: NotedRequest): NewRow<'api_request'> {
  return {
    account_id: one.accountId,
    at: one.at,
    method: one.method,
    path: printable(one.path, LONGEST_PATH),
    status: one.status,
    duration_ms: one.durationMs,
    request_id: one.requestId,
    token_last_four: one.tokenLastFour,
    error_reason: one.errorReason === null ? null : printable(one.errorReason, LONGEST_REASON),
    ip: one.ip,
  };
}

function printable(text: string, longest: number): string {
  return text.replace(/\p{C}/gu, '?').slice(0, longest);
}
