import { Pool } from 'undici';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends requests to one server over connections that stay open; throws where the answer is no success. */
export class Load {
  readonly #pool: Pool;

  constructor(url: string) {
    this.#pool = new Pool(url, { connections: 8 });
  }

  /** Milliseconds until the whole answer was there. */
  async one({ method, path, headers, body }: Request): Promise<number> {
    const begun = performance.now();
    const answer = await this.#pool.request({ method, path, headers, body: body ?? null });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    return performance.now() - begun;
  }

  /** `count` requests, `atOnce` of them under way at any moment; the time of each. */
  async many(request: Request, count: number, atOnce: number): Promise<number[]> {
    const times: number[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (next++ < count) times.push(await this.one(request));
      }),
    );
    return times;
  }

  /** All of them in turn, one at a time, `rounds` times: what else the machine does meets all alike. */
  async inTurn<Key>(requests: ReadonlyMap<Key, Request>, rounds: number): Promise<Map<Key, number[]>> {
    const times = new Map<Key, number[]>([...requests.keys()].map((key) => [key, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [key, request] of requests) times.get(key)?.push(await this.one(request));
    }
    return times;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
