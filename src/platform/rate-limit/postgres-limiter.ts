import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { MakeLimiter } from './limiter.ts';

/** Limiters over the `rate_limit` table, which the migrations made. */
export function postgresLimiters(pool: Pool): MakeLimiter {
  return (name, points, seconds) => {
    const limiter = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
    });
    return {
      take: async (key) => {
        try {
          const { remainingPoints } = await limiter.consume(key);
          return { allowed: true, retryAfterSeconds: 0, left: remainingPoints };
        } catch (refusal) {
          if (!(refusal instanceof RateLimiterRes)) throw refusal;
          return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)), left: 0 };
        }
      },
      reset: async (key) => {
        await limiter.delete(key);
      },
      resetAll: async (beginning) => {
        await pool.query('delete from rate_limit where starts_with(key, $1)', [limiter.getKey(beginning)]);
      },
    };
  };
}
