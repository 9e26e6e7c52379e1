import type { FastifyInstance } from 'fastify';
import type { Config, Secrets } from '../config.ts';
import { isLocalUrl } from '../config.ts';
import { type Context, createContext, type Environment } from '../context.ts';
import { ensureCertificates } from '../features/certificates/ensure.ts';
import { createMailboxServer } from '../http/mailbox.ts';
import { deriveSecret } from '../platform/crypto/cipher.ts';
import { migrate } from './database.ts';
import { type Ground, groundForServer } from './house.ts';
import { checkPorts, type Listener, listenRefusal } from './ports.ts';
import { StartRefused } from './refused.ts';
import { startReport } from './report.ts';
import type { Roles } from './roles.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';
import { createServers } from './servers.ts';
import { startWorkers } from './workers.ts';

export interface Instance {
  readonly report: string;
  stop(): Promise<void>;
}

/** Everything that was opened, closed in the opposite order. */
class Closers {
  readonly #steps: (() => Promise<unknown>)[] = [];
  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }
  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) await step().catch(() => {});
  }
}

/** Starts what the roles ask for. Resolves when it is ready; whatever fails leaves nothing running. */
export async function startInstance(config: Config, secrets: Secrets, roles: Roles): Promise<Instance> {
  refuseUndeliverable(config);
  const listeners = listenersOf(config, roles);
  await checkPorts(listeners);
  const closers = new Closers();
  try {
    const ground = await groundForServer(config, secrets);
    closers.add(ground.close);
    await migrate(ground.owner, ground.masterKey);
    const context = await createContext({ config, secrets, ...ground });
    for (const environment of [context.live, context.sandbox]) {
      closers.add(environment.close);
      await ensureCertificates(environment.deps);
    }
    const mailboxKey = deriveSecret(ground.masterKey, 'local mailbox').toString('base64url').slice(0, 24);
    if (roles.worker) await work(config, context, ground, closers);
    await tellCommands(ground, closers);
    const report = startReport({ config, secrets, data: ground.data, mailboxKey, roles });
    // Last: whoever gets an answer may rely on everything else, also on a stop that leaves nothing behind.
    if (roles.web) await serve(config, context, listeners, mailboxKey, closers);
    return { report, stop: () => closers.run() };
  } catch (error) {
    await closers.run();
    throw error;
  }
}

async function serve(
  config: Config,
  context: Context,
  listeners: readonly Listener[],
  mailboxKey: string,
  closers: Closers,
): Promise<void> {
  const { live, sandbox } = await createServers(config, context);
  const servers: FastifyInstance[] = [live, sandbox];
  if (config.smtpHost === '') {
    servers.push(await createMailboxServer(context.live.deps, { port: config.mailboxPort, key: mailboxKey }));
  }
  for (const [index, listener] of [...listeners.entries()].reverse()) {
    const server = servers[index];
    if (!server) continue;
    closers.add(() => server.close());
    await server.listen({ host: listener.host, port: listener.port }).catch((error: unknown) => {
      throw listenRefusal(error, listener);
    });
  }
}

async function work(config: Config, context: Context, ground: Ground, closers: Closers): Promise<void> {
  for (const environment of [context.live, context.sandbox] satisfies Environment[]) {
    const runner = await startWorkers(environment, config.jobConcurrency, ground.alone);
    closers.add(() => runner.stop(15_000));
  }
}

async function tellCommands(ground: Ground, closers: Closers): Promise<void> {
  if (ground.embeddedPort === undefined) return;
  await writeRunFile(ground.data.runFile, ground.embeddedPort);
  closers.add(() => removeRunFile(ground.data.runFile));
}

function listenersOf(config: Config, roles: Roles): Listener[] {
  if (!roles.web) return [];
  const listeners = [
    { setting: 'PORT', host: config.host, port: config.port },
    { setting: 'SANDBOX_PORT', host: config.host, port: config.sandboxPort },
  ];
  if (config.smtpHost === '') listeners.push({ setting: 'MAILBOX_PORT', host: '127.0.0.1', port: config.mailboxPort });
  return listeners;
}

/** An instance that others reach but whose mail reaches nobody is a mistake, unless it was asked for. */
function refuseUndeliverable(config: Config): void {
  if (config.smtpHost !== '' || isLocalUrl(config.publicUrl) || config.localMailbox === 'yes') return;
  throw new StartRefused(
    `PUBLIC_URL is ${config.publicUrl} but no mail server is set: set SMTP_HOST, or SIGNET_LOCAL_MAILBOX=yes to keep mail on this machine.`,
  );
}
