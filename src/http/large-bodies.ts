import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../features/deps.ts';

/** Bytes that a body may announce without taking one of the places. */
const LARGE = 5 * 1024 * 1024;

interface Pass {
  /** Resolves when it is this one's turn, or when it has gone. */
  readonly turn: Promise<void>;
  readonly leave: () => void;
}

/**
 * Large bodies that are in memory at once, from their first byte until they are answered; the others wait unread, in
 * the order in which they came.
 */
export class LargeBodies {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  enter(): Pass {
    let holds = false;
    let admit: () => void = () => {};
    const turn = new Promise<void>((resolve) => {
      admit = () => {
        holds = true;
        resolve();
      };
    });
    if (this.#free > 0) {
      this.#free -= 1;
      admit();
    } else this.#waiting.push(admit);
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      if (holds) return this.#next();
      this.#waiting.splice(this.#waiting.indexOf(admit), 1);
      admit();
    };
    return { turn, leave };
  }

  #next(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

const ofEnvironment = new WeakMap<Deps['blobs'], LargeBodies>();

/** The places of an environment: its API, its app and its signing page share them. */
export function largeBodiesOf(deps: Pick<Deps, 'blobs' | 'settings'>): LargeBodies {
  const known = ofEnvironment.get(deps.blobs) ?? new LargeBodies(deps.settings.limits.largeBodiesAtOnce);
  ofEnvironment.set(deps.blobs, known);
  return known;
}

/** Whether a body may be large: it says so, or does not announce its length. */
export function isLarge(request: FastifyRequest): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return length === undefined ? encoding !== undefined : Number(length) > LARGE;
}

/** Resolves when it is this body's turn to be read; its place is free again when it is answered, or the client has gone. */
export async function waitForTurn(bodies: LargeBodies, reply: FastifyReply): Promise<void> {
  const { turn, leave } = bodies.enter();
  reply.raw.once('close', leave);
  await turn;
}
