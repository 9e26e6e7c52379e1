import { appendOnly, erasedByFunction } from '../../migrations/environment/0001_initial.ts';
import { environmentMigrations } from '../../migrations/environment/index.ts';
import { systemMigrations } from '../../migrations/system/index.ts';
import type { InstancePlan } from '../../src/platform/postgres/migrate.ts';

export const TEMPLATE = 'signet_template';

/** As a managed server gives it: may create roles, is no superuser. */
export const testOwner = { user: 'signet_owner', password: 'owner' };
export const testOwnerRoleSql = `create role ${testOwner.user} login createrole password '${testOwner.password}'`;

/** Roles belong to the server, so every clone of the template shares these two. */
export const templatePlan: InstancePlan = {
  environmentMigrations,
  systemMigrations,
  appendOnly,
  erasedByFunction,
  roles: [
    { name: 'test_live', password: 'live', schema: 'live', jobsSchema: 'live_jobs', writesSystem: true },
    { name: 'test_sandbox', password: 'sandbox', schema: 'sandbox', jobsSchema: 'sandbox_jobs', writesSystem: false },
  ],
};
