import { WebSocket } from 'undici';

/** Shares of the main thread's busy time, 0 to 1; they add up to 1. */
export interface Shares {
  /** The product's own bundle, with what the engine does for it natively (JSON, hashes). */
  readonly ours: number;
  /** Fastify and its plugins, and every other library but the next. */
  readonly framework: number;
  /** pg and kysely: building queries, writing them, reading rows. */
  readonly client: number;
  /** Node itself: sockets, HTTP, timers, garbage collection, and native work that nobody above called. */
  readonly node: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Talks to the inspector of a process started with `--inspect-port`; SIGUSR1 opens it. */
export class Profiler {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #next = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
      if (id !== undefined) this.#waiting.get(id)?.(result);
    });
  }

  static async open(pid: number, port: number): Promise<Profiler> {
    process.kill(pid, 'SIGUSR1');
    const socket = new WebSocket(await inspectorUrl(port));
    await new Promise<void>((done, failed) => {
      socket.addEventListener('open', () => done());
      socket.addEventListener('error', () => failed(new Error('The inspector does not answer.')));
    });
    const profiler = new Profiler(socket);
    await profiler.#call('Profiler.enable');
    await profiler.#call('Profiler.setSamplingInterval', { interval: 500 });
    return profiler;
  }

  /** Where the main thread spends its time while `work` runs. */
  async during(work: () => Promise<unknown>): Promise<Shares> {
    await this.#call('Profiler.start');
    await work();
    const { profile } = (await this.#call('Profiler.stop')) as { profile: Profile };
    if (process.env.BENCH_PROFILE === 'yes') console.log(busiest(profile));
    return sharesOf(profile);
  }

  close(): void {
    this.#socket.close();
  }

  #call(method: string, params: object = {}): Promise<unknown> {
    const id = this.#next++;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((done) => this.#waiting.set(id, done));
  }
}

async function inspectorUrl(port: number): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined);
    const [target] = found === undefined ? [] : ((await found.json()) as { webSocketDebuggerUrl: string }[]);
    if (target !== undefined) return target.webSocketDebuggerUrl;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('The inspector does not open.');
}

const kinds: readonly (readonly [keyof Shares, RegExp])[] = [
  ['client', /\/node_modules\/(pg|pg-[a-z-]+|postgres-[a-z-]+|kysely|split2)\//],
  ['framework', /\/node_modules\//],
  ['ours', /\/dist\/[a-z-]+\.js$/],
];

/** Native functions and Node's own count for the nearest caller that has a script. */
function sharesOf(profile: Profile): Shares {
  const sums = { ours: 0, framework: 0, client: 0, node: 0 };
  const kindOf = new Map<number, keyof Shares>();
  for (const [node, above] of walk(profile)) {
    const own = kinds.find(([, pattern]) => pattern.test(node.callFrame.url))?.[0];
    kindOf.set(node.id, own ?? (above === undefined ? 'node' : (kindOf.get(above) ?? 'node')));
  }
  let busy = 0;
  for (const [id, time] of timeOf(profile)) {
    sums[kindOf.get(id) ?? 'node'] += time;
    busy += time;
  }
  const share = (kind: keyof Shares) => (busy === 0 ? 0 : sums[kind] / busy);
  return { ours: share('ours'), framework: share('framework'), client: share('client'), node: share('node') };
}

/** Microseconds of each node itself, the idle ones left out. */
function timeOf({ nodes, samples, timeDeltas }: Profile): Map<number, number> {
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id));
  const times = new Map<number, number>();
  for (const [index, id] of samples.entries()) {
    // A sample stands for the time until the next one.
    if (!idle.has(id)) times.set(id, (times.get(id) ?? 0) + Math.max(0, timeDeltas[index + 1] ?? 0));
  }
  return times;
}

/** Every node after its caller. */
function* walk({ nodes }: Profile): Generator<readonly [ProfileNode, number | undefined]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const waiting = nodes.filter(({ id }) => !callers.has(id)).map(({ id }) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = byId.get(id);
    if (node === undefined) continue;
    yield [node, callers.get(id)];
    waiting.push(...(node.children ?? []));
  }
}

/** The functions that take the most time, for whoever wants to make them take less: with `BENCH_PROFILE=yes`. */
function busiest(profile: Profile): string {
  const times = timeOf(profile);
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  const own = new Map<string, number>();
  const under = new Map<string, number>();
  const byId = new Map([...walk(profile)].map(([node, above]) => [node.id, { node, above }]));
  for (const [id, time] of times) {
    const seen = new Set<string>();
    for (let at = byId.get(id); at !== undefined; at = at.above === undefined ? undefined : byId.get(at.above)) {
      const { functionName, url, lineNumber } = at.node.callFrame;
      const name = `${functionName || '(unnamed)'} ${url.replace(/^.*\/(node_modules|dist)\//, '')}:${lineNumber + 1}`;
      if (at.node.id === id) own.set(name, (own.get(name) ?? 0) + time);
      if (!seen.has(name)) under.set(name, (under.get(name) ?? 0) + time);
      seen.add(name);
    }
  }
  const top = (sums: ReadonlyMap<string, number>) =>
    [...sums]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 45)
      .map(([name, time]) => `${((100 * time) / total).toFixed(1).padStart(6)} %  ${name}`)
      .join('\n');
  return `in the function itself:\n${top(own)}\nin it and what it calls:\n${top(under)}`;
}
