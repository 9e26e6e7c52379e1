import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { templatePlan, testOwner } from '../../../tests/support/template.ts';
import { DatabaseUnfit, migrateInstance } from './migrate.ts';

const { port, password } = inject('postgres');
const admin = { host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' };
const names = ['m_three', 'm_norole'];
/** Roles are the server's: this plan has its own, so that the template's stay as they are. */
const plan = {
  ...templatePlan,
  roles: templatePlan.roles.map((role) => ({ ...role, name: `${role.name}_m`, password: `it's "${role.name}"` })),
};
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client(admin);
  await client.connect();
  await client.query(`create role poor_owner login password 'poor'`);
  await client.query(`create database ${names[0]} owner ${testOwner.user}`);
  await client.query(`create database ${names[1]} owner poor_owner`);
});
afterAll(async () => {
  for (const name of names) await client.query(`drop database if exists ${name} with (force)`);
  for (const role of plan.roles) await client.query(`drop role if exists ${role.name}`);
  await client.query('drop role poor_owner');
  await client.end();
});

test('three nodes that start on an empty database at once all succeed, and one does the work', async () => {
  const owner = { ...admin, ...testOwner, database: 'm_three' };
  const results = await Promise.all([1, 2, 3].map(() => migrateInstance(owner, plan)));
  expect(results.sort()).toEqual(['changed', 'current', 'current']);
  const role = plan.roles[0];
  const application = new pg.Client({ ...owner, user: role?.name ?? '', password: role?.password ?? '' });
  await application.connect();
  await application.query('select 1 from document');
  await application.end();
});

test('an owner that may not create roles is told what to do, and roles made by hand will do', async () => {
  const owner = { ...admin, user: 'poor_owner', password: 'poor', database: 'm_norole' };
  const bare = { ...plan, roles: plan.roles.map((role) => ({ ...role, name: `${role.name}_hand` })) };
  await expect(migrateInstance(owner, bare)).rejects.toThrow(DatabaseUnfit);
  for (const role of bare.roles) await client.query(`create role ${role.name} login password 'by hand'`);
  expect(await migrateInstance(owner, bare)).toBe('changed');
  await client.query(`drop database ${names[1]} with (force)`);
  for (const role of bare.roles) await client.query(`drop role ${role.name}`);
});
