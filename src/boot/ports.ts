import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartRefused } from './refused.ts';

export interface Listener {
  /** The setting that names the port, for the sentence. */
  readonly setting: string;
  readonly host: string;
  readonly port: number;
}

/** Asks early whether the listeners will get their ports: a start that is bound to fail should fail at once. */
export async function checkPorts(listeners: readonly Listener[]): Promise<void> {
  const used = new Map<string, string>();
  for (const listener of listeners) {
    const other = used.get(String(listener.port));
    if (other)
      throw new StartRefused(`${other} and ${listener.setting} are both ${listener.port}; each needs its own.`);
    used.set(String(listener.port), listener.setting);
    await probe(listener);
  }
}

async function probe(listener: Listener): Promise<void> {
  const server = createServer();
  try {
    server.listen(listener.port, listener.host);
    await once(server, 'listening');
  } catch (error) {
    throw listenRefusal(error, listener);
  }
  server.close();
  await once(server, 'close');
}

/** Why a listener did not start, as a sentence; other faults stay what they are. */
export function listenRefusal(error: unknown, { setting, host, port }: Listener): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    return new StartRefused(`Port ${port} is in use by another program; set ${setting} to a free one.`);
  }
  if (code === 'EACCES')
    return new StartRefused(`Port ${port} may not be used by this user; set ${setting} above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartRefused(`This machine has no address ${host}; set HOST to one it has.`);
  }
  return error;
}
