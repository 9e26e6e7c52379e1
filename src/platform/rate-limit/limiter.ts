/** Counts attempts in PostgreSQL, so that every node sees them. */
export interface Limiter {
  /** Takes one point for the key; `retryAfterSeconds` is 0 when allowed, `left` the attempts after this one. */
  take(key: string): Promise<{ allowed: boolean; retryAfterSeconds: number; left: number }>;
  /** Forgets the key, for instance after a right password. */
  reset(key: string): Promise<void>;
  /** Forgets every key that begins so. */
  resetAll(beginning: string): Promise<void>;
}

/** `points` attempts in `seconds`, then refused until they have passed. */
export type MakeLimiter = (name: string, points: number, seconds: number) => Limiter;
