import type { Migration } from 'kysely';
import * as initial from './0001_initial.ts';
import * as idempotency from './0002_idempotency.ts';
import * as api from './0003_api.ts';
import * as signatures from './0004_signatures.ts';
import * as dailyWork from './0005_daily_work.ts';

/** In order; named here, so that a bundle holds them. */
export const environmentMigrations: Readonly<Record<string, Migration>> = {
  '0001_initial': { up: initial.up },
  '0002_idempotency': { up: idempotency.up },
  '0003_api': { up: api.up },
  '0004_signatures': { up: signatures.up },
  '0005_daily_work': { up: dailyWork.up },
};
