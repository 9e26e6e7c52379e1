import { afterAll, beforeAll, expect, test } from 'vitest';
import { testInstance } from '../../tests/support/deps.ts';
import { findAccount } from '../features/accounts/queries.ts';
import { authenticateToken } from '../features/tokens/authenticate.ts';
import type { World } from './command.ts';
import { runCli } from './main.ts';
import { commands } from './registry.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;

beforeAll(async () => {
  instance = await testInstance();
});
afterAll(() => instance.close());

/** What a terminal would show of one command line. */
async function run(line: string | readonly string[], input = '', world: Pick<World, 'live' | 'sandbox'> = deps()) {
  const [printed, complained]: [string[], string[]] = [[], []];
  const [name, ...args] = typeof line === 'string' ? line.split(' ') : line;
  const code = await commands
    .find((command) => command.name === name)
    ?.run(args, {
      ...world,
      print: (text) => printed.push(text),
      complain: (text) => complained.push(text),
      readInput: async () => input,
    });
  return { code, printed, complained };
}

function deps() {
  return { live: instance.live.deps, sandbox: instance.sandbox.deps };
}

test('an account of the command line is verified, on its plan and has its credits', async () => {
  const made = await run(
    'account create --email Pro@cli.example --password Str0ng!pass --name Pro --plan professional',
  );
  expect([made.code, made.complained]).toEqual([0, []]);
  const found = await findAccount(instance.live.deps.db, 'pro@cli.example');
  expect(found?.account.email_verified_at).toBeInstanceOf(Date);
  expect(found?.tenant).toMatchObject({ plan: 'professional', plan_credits: 100, plan_ends_at: null });
  const again = await run('account create --email pro@cli.example --password Str0ng!pass --name Pro --plan free');
  expect([again.code, again.complained]).toEqual([1, ['An account of pro@cli.example exists.']]);
});

test('a password from standard input counts as typed; a weak one and a missing one are refused', async () => {
  const form = 'account create --email in@cli.example --name In --plan free';
  expect(await run(`${form} --password-stdin`, 'weak\n')).toMatchObject({ code: 1, printed: [] });
  expect((await run(form)).code).toBe(2);
  const long = await run(`${form} --password-stdin`, `Str0ng!pass${'x'.repeat(256)}\n`);
  expect(long.complained).toEqual(['The password is too long: at most 256 characters.']);
  expect((await run(`${form} --password-stdin`, 'Str0ng!pass\n')).code).toBe(0);
});

test('tokens are printed alone and authenticate in their own environment only', async () => {
  await run('account create --email tok@cli.example --password Str0ng!pass --name Tok --plan teams');
  const live = await run('token create --email tok@cli.example --environment live');
  const sandbox = await run('token create --email TOK@cli.example --environment sandbox');
  expect([live.code, sandbox.code, live.printed.length, sandbox.printed.length]).toEqual([0, 0, 1, 1]);
  const [liveToken = '', sandboxToken = ''] = [live.printed[0], sandbox.printed[0]];
  expect(liveToken).toMatch(/^live\.[\w-]{43}$/);
  expect(sandboxToken).toMatch(/^test\.[\w-]{43}$/);
  expect(await authenticateToken(instance.live.deps, liveToken)).toHaveProperty('accountId');
  expect(await authenticateToken(instance.sandbox.deps, sandboxToken)).toHaveProperty('accountId');
  expect(await authenticateToken(instance.sandbox.deps, liveToken)).toEqual({ refused: 'invalid-token' });
  const second = await run('token create --email tok@cli.example --environment live');
  expect([second.code, second.printed.length, live.complained]).toEqual([0, 1, []]);
  expect(second.complained).toEqual([
    expect.stringMatching(/^This is a further live token, named "Command line \S+"; earlier tokens stay valid\.$/),
  ]);
  for (const token of [liveToken, second.printed[0] ?? '']) {
    expect(await authenticateToken(instance.live.deps, token)).toHaveProperty('accountId');
  }
  expect(await run('token create --email no@cli.example --environment live')).toMatchObject({
    code: 1,
    complained: ['There is no account of no@cli.example.'],
  });
});

test('Free gets no live token but a sandbox token; self-hosted without a licence gets neither', async () => {
  await run('account create --email free@cli.example --password Str0ng!pass --name Free --plan free');
  const refused = await run('token create --email free@cli.example --environment live');
  expect(refused).toMatchObject({ code: 1, printed: [] });
  expect(refused.complained).toEqual(['The account is on plan Free; a live token needs Professional or Teams.']);
  expect((await run('token create --email free@cli.example --environment sandbox')).code).toBe(0);
  const { live, sandbox } = deps();
  const own = {
    live: { ...live, settings: { ...live.settings, edition: 'self-hosted' as const } },
    sandbox: { ...sandbox, settings: { ...sandbox.settings, edition: 'self-hosted' as const } },
  };
  for (const environment of ['live', 'sandbox']) {
    const no = await run(`token create --email tok@cli.example --environment ${environment}`, '', own);
    expect(no).toMatchObject({ code: 1, printed: [] });
    expect(no.complained.join()).toContain('has no licence');
  }
});

test('an account that has not confirmed its e-mail gets no token of either kind', async () => {
  await run('account create --email late@cli.example --password Str0ng!pass --name Late --plan teams');
  const unconfirmed = { email_verified_at: null };
  await instance.live.deps.db.updateTable('account').set(unconfirmed).where('email', '=', 'late@cli.example').execute();
  for (const environment of ['live', 'sandbox']) {
    const no = await run(`token create --email late@cli.example --environment ${environment}`);
    expect([no.code, no.complained]).toEqual([1, ['The account has not confirmed its e-mail yet.']]);
  }
});

test('an operator is granted by e-mail; an unknown one is a sentence', async () => {
  await run('account create --email op@cli.example --password Str0ng!pass --name Op --plan free');
  expect((await run('operator grant --email op@cli.example')).code).toBe(0);
  expect((await findAccount(instance.live.deps.db, 'op@cli.example'))?.account.is_operator).toBe(true);
  expect((await run('operator revoke --email op@cli.example')).printed).toEqual([
    'op@cli.example is no longer an operator.',
  ]);
  expect((await findAccount(instance.live.deps.db, 'op@cli.example'))?.account.is_operator).toBe(false);
  expect((await run('operator revoke --email op@cli.example')).printed).toEqual(['op@cli.example was no operator.']);
  const no = await run('operator grant --email nobody@cli.example');
  expect([no.code, no.complained]).toEqual([1, ['There is no account of nobody@cli.example.']]);
});

test('operator create speaks of itself, in success and in usage', async () => {
  const form = 'operator create --email chief@cli.example --password Str0ng!pass --name Chief';
  expect((await run(form)).printed).toEqual([
    'The account chief@cli.example is ready, on plan free. chief@cli.example is an operator.',
  ]);
  expect((await findAccount(instance.live.deps.db, 'chief@cli.example'))?.account.is_operator).toBe(true);
  expect((await run(form)).complained.join()).toContain('"operator grant"');
  const wrong = await run('operator create --name Chief');
  expect([wrong.code, wrong.complained.join()]).toEqual([2, expect.stringContaining('Usage: operator create --email')]);
  expect((await run('account create')).complained.join()).toContain('[--plan free|professional|teams|enterprise]');
});

test('an e-mail or a name that the app refuses is refused here too', async () => {
  const create = (email: string, name: string, ...more: string[]) =>
    run(['account', 'create', '--email', email, '--name', name, '--password', 'Str0ng!pass', ...more]);
  const refused = [
    await create('jos\u00e9@cli.example', 'Jo'),
    await create('a\u202eb@cli.example', 'Jo'),
    await create('jo@cli.example', 'x'.repeat(5000)),
    await create('jo@cli.example', 'Jo\u202e'),
    await create('jo@cli.example', 'Jo\nAna'),
    await create('jo@cli.example', 'Jo', '--company', 'a\u0007b'),
  ];
  expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 1));
  const said = refused.map(({ complained }) => complained.join());
  expect(said[1]).toBe('The e-mail is not an address.');
  expect(said[2]).toBe('The name must be one line of at most 200 characters, without control characters.');
  expect((await create('jo@cli.example', 'Zo\u00eb \u05d3\u05e0\u05d4')).code).toBe(0);
});

test('doctor and migrate turn options away that they do not have, and touch nothing', async () => {
  const never = () => Promise.reject(new Error('The house was touched.'));
  const house = { openWorld: never, openWorldIfThere: never, checkup: never, migrate: never };
  for (const line of [['doctor', '--x'], ['migrate', '--foo'], ['migrate', 'now'], ['nonsense']]) {
    const complained: string[] = [];
    const terminal = { print: () => {}, complain: (text: string) => complained.push(text), readInput: async () => '' };
    expect([line, await runCli(line, commands, house, terminal), complained.length]).toEqual([line, 2, 1]);
  }
});
