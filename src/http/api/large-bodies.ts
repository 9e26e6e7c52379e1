import type { FastifyInstance } from 'fastify';

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

/** Lets a body that may be large be read when it is its turn. One that does not announce its length counts as large. */
export function queueLargeBodies(scope: FastifyInstance, bodies: LargeBodies): void {
  scope.addHook('preParsing', async (request, reply) => {
    if (request.is404 || request.routeOptions.config.apiBody !== 'file') return;
    const announced = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
    if (announced <= LARGE) return;
    const { turn, leave } = bodies.enter();
    // Answered, or the client has gone.
    reply.raw.once('close', leave);
    await turn;
  });
}
