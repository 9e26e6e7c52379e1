import type pg from 'pg';

const marker = /\/\* statement:([a-z0-9-]+) \*\//;

/**
 * Statements that carry a comment of the form "statement:NAME" are prepared once per connection and found again by
 * that name: the text is parsed and planned a single time. The text of one name must never vary. Needs a
 * connection that is ours for the whole session (no transaction-mode pooler in between).
 */
export function nameStatements(client: pg.ClientBase): void {
  const plain = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => plain(...withName(args))) as typeof client.query;
}

function withName(args: readonly unknown[]): readonly unknown[] {
  const [text, values, ...rest] = args;
  if (typeof text !== 'string') return args;
  const name = marker.exec(text.slice(0, 200))?.[1];
  return name === undefined ? args : [{ name, text, values }, ...rest];
}
