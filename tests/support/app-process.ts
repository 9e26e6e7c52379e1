import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The product as a person starts it: `node scripts/start.mjs`, its own data directory, free ports. */
export interface AppProcess {
  readonly liveUrl: string;
  readonly sandboxUrl: string;
  /** Address of the local mailbox, key included. */
  readonly mailboxUrl: string;
  readonly pid: number;
  /** `npm run -s signet -- ...`: trimmed standard output; throws with standard error in the message. */
  cli(...args: string[]): Promise<string>;
  /** Ctrl-C; resolves with the exit code when the process is gone. */
  stop(): Promise<number | null>;
  /** SIGKILL to the process and everything it started. */
  killTree(): Promise<void>;
}

export interface AppOptions {
  readonly dataDir: string;
  readonly ports: { live: number; sandbox: number; mailbox: number };
  readonly env?: Readonly<Record<string, string>>;
}

export function temporaryDataDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'signet-data-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Three ports that were free a moment ago. */
export async function freePorts(): Promise<AppOptions['ports']> {
  const servers = await Promise.all([0, 0, 0].map(listen));
  const [live, sandbox, mailbox] = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  if (live === undefined || sandbox === undefined || mailbox === undefined) throw new Error('no free ports');
  return { live, sandbox, mailbox };
}

async function listen() {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

export function appEnvironment(options: AppOptions): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    SIGNET_DATA_DIR: options.dataDir,
    PORT: String(options.ports.live),
    SANDBOX_PORT: String(options.ports.sandbox),
    MAILBOX_PORT: String(options.ports.mailbox),
    ...options.env,
  };
  return env;
}

export async function startApp(options: AppOptions): Promise<AppProcess> {
  const env = appEnvironment(options);
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], { cwd: root, env, detached: true });
  const liveUrl = `http://localhost:${options.ports.live}`;
  const sandboxUrl = `http://localhost:${options.ports.sandbox}`;
  const output = collect(child);
  const gone = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  await ready(child, output, [liveUrl, sandboxUrl]);
  const mailboxUrl = /http:\/\/\S+[?&]key=[\w.~-]+/.exec(output.text())?.[0] ?? '';
  const pid = child.pid;
  if (pid === undefined) throw new Error('the server did not start');
  return {
    liveUrl,
    sandboxUrl,
    mailboxUrl,
    pid,
    async cli(...args) {
      const { stdout } = await run('npm', ['run', '-s', 'signet', '--', ...args], { cwd: root, env });
      return stdout.trim();
    },
    async stop() {
      process.kill(pid, 'SIGINT');
      return await gone;
    },
    async killTree() {
      for (const victim of [pid, ...descendantsOf(pid)]) tryKill(victim);
      await gone;
    },
  };
}

function collect(child: ChildProcess): { text(): string } {
  let text = '';
  const add = (chunk: Buffer) => {
    text += chunk.toString('utf8');
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return { text: () => text };
}

async function ready(child: ChildProcess, output: { text(): string }, urls: readonly string[]): Promise<void> {
  const deadline = Date.now() + 180_000;
  for (const url of urls) {
    while (!(await answers(`${url}/healthz`))) {
      if (child.exitCode !== null) throw new Error(`the server ended while starting:\n${output.text()}`);
      if (Date.now() > deadline) throw new Error(`the server was not ready in time:\n${output.text()}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (answer) => answer.status === 200,
    () => false,
  );
}

/** Every process below the given one, by /proc. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = parentOf(entry);
    if (parent !== null) parents.set(Number(entry), parent);
  }
  const found: number[] = [];
  let frontier = [pid];
  while (frontier.length > 0) {
    frontier = [...parents].filter(([, parent]) => frontier.includes(parent)).map(([child]) => child);
    found.push(...frontier);
  }
  return found;
}

function parentOf(entry: string): number | null {
  try {
    const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
