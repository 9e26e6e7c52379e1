import type { Migration } from 'kysely';
import * as initial from './0001_initial.ts';

/** In order; named here, so that a bundle holds them. */
export const systemMigrations: Readonly<Record<string, Migration>> = {
  '0001_initial': { up: initial.up },
};
