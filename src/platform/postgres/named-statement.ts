import type pg from 'pg';
import { StatementNames } from './statement-names.ts';

const marker = /\/\* statement:([a-z0-9-]+) \*\//;
const CACHED_PLAN = '0A000';

/**
 * Makes every connection of a pool prepare its statements once and find them again by name: the text is parsed and
 * planned a single time. Those that carry a comment of the form "statement:NAME" from the beginning (the text of one
 * name must never vary), the others as `StatementNames` says. Needs connections that are ours for the whole session (no
 * transaction-mode pooler in between).
 */
export function statementNamer(): (client: pg.ClientBase) => void {
  const names = new StatementNames();
  return (client) => {
    const plain = client.query.bind(client) as (...args: unknown[]) => unknown;
    const named = (...args: unknown[]) => {
      const sent = withName(names, args);
      const outcome = plain(...sent);
      return sent === args || !(outcome instanceof Promise) ? outcome : outcome.catch(again);

      /** Another node has migrated: `select *` would answer more columns than were announced. */
      function again(error: unknown): unknown {
        if (!isStale(error)) throw error;
        names.forget();
        // Planning failed, so nothing was done; a transaction, though, is lost.
        if (client.getTransactionStatus() !== 'I') throw error;
        return plain(...args);
      }
    };
    client.query = named as typeof client.query;
  };
}

function withName(names: StatementNames, args: readonly unknown[]): readonly unknown[] {
  const [text, values, ...rest] = args;
  if (typeof text !== 'string') return args;
  const name = marker.exec(text.slice(0, 200))?.[1] ?? (rest.length === 0 ? names.of(text) : undefined);
  return name === undefined ? args : [{ name, text, values }, ...rest];
}

function isStale(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === CACHED_PLAN && /cached plan/.test(error.message);
}
