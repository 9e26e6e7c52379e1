import { planIds } from '../domain/credits/plan.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { createAccount } from '../features/accounts/create.ts';
import type { Command, World } from './command.ts';
import { readOptions } from './options.ts';

const create =
  'create --email E (--password P | --password-stdin) --name N --plan free|professional|teams [--company C] [--operator]';

/** `account create`: an account that can sign in at once, with the credits of its plan. */
export const accountCommand: Command = {
  name: 'account',
  usage: [create],
  run: async (args, world) => {
    const [verb, ...rest] = args;
    if (verb !== 'create') return wrongUse(world, 'Say "account create".');
    const options = readOptions(rest, {
      texts: ['email', 'password', 'name', 'plan', 'company'],
      flags: ['password-stdin', 'operator'],
    });
    if (typeof options === 'string') return wrongUse(world, options);
    const email = options.text('email');
    const name = options.text('name');
    const plan = options.text('plan') ?? 'free';
    const typed = options.text('password');
    if (email === undefined || name === undefined) return wrongUse(world, 'Give --email and --name.');
    if ((typed === undefined) !== options.flag('password-stdin')) {
      return wrongUse(world, 'Give the password with --password or with --password-stdin.');
    }
    const password = typed ?? (await world.readInput()).replace(/\r?\n$/, '');
    const company = options.text('company');
    const isOperator = options.flag('operator');
    const made = await createAccount(world.live, {
      email,
      password,
      name,
      plan,
      isOperator,
      ...(company === undefined ? {} : { company }),
    });
    if (isRefusal(made)) {
      world.complain(sentence(made));
      return 1;
    }
    world.print(`The account ${made.email} is ready, on plan ${plan}.`);
    return 0;
  },
};

function wrongUse(world: World, what: string): number {
  world.complain(`${what} Usage: account ${create}`);
  return 2;
}

function sentence(no: Refusal): string {
  const sentences: Readonly<Record<string, string>> = {
    'bad-email': `"${no.detail?.email ?? ''}" is not an e-mail address.`,
    'name-missing': 'The name is empty.',
    'password-rules': 'The password needs at least 8 characters, with upper case, lower case, a digit and a symbol.',
    'password-too-long': `The password is too long: at most ${no.detail?.most ?? ''} characters.`,
    'unknown-plan': `There is no plan "${no.detail?.plan ?? ''}"; there are ${planIds.join(', ')}.`,
    'account-exists': `An account of ${no.detail?.email ?? 'this address'} exists.`,
  };
  return sentences[no.refused] ?? `This is not possible: ${no.refused}.`;
}
