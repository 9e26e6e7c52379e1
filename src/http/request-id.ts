import type { IncomingMessage } from 'node:http';
import { randomToken } from '../platform/crypto/random.ts';

/** Short, and of characters that mean nothing to any log, header or page. */
const acceptable = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,39}$/;

/** The number a request goes by, in its answer and in the log: the client's own where it is fit for that, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && acceptable.test(given) ? given : randomToken().slice(0, 16);
}
