import { planIds } from '../domain/credits/plan.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { createAccount } from '../features/accounts/create.ts';
import type { Command, World } from './command.ts';
import { readOptions } from './options.ts';

const person = '--email E (--password P | --password-stdin) --name N [--company C]';
const create = `create ${person} [--plan ${planIds.join('|')}] [--operator]`;
/** What follows `operator`. */
export const createOperatorUsage = `create ${person} [--plan ${planIds.join('|')}]`;

/** `account create`: an account that can sign in at once, with the credits of its plan. */
export const accountCommand: Command = {
  name: 'account',
  usage: [create],
  run: async (args, world) => {
    const [verb, ...rest] = args;
    if (verb !== 'create') return wrongUse(world, 'Say "account create".', `account ${create}`);
    return createFrom(rest, world, false);
  },
};

/** Makes the account that the options name. `asOperator`: it was asked for as `operator create`. */
export async function createFrom(args: readonly string[], world: World, asOperator: boolean): Promise<number> {
  const usage = asOperator ? `operator ${createOperatorUsage}` : `account ${create}`;
  const options = readOptions(args, {
    texts: ['email', 'password', 'name', 'plan', 'company'],
    flags: asOperator ? ['password-stdin'] : ['password-stdin', 'operator'],
  });
  if (typeof options === 'string') return wrongUse(world, options, usage);
  const email = options.text('email');
  const name = options.text('name');
  const plan = options.text('plan') ?? 'free';
  const typed = options.text('password');
  if (email === undefined || name === undefined) return wrongUse(world, 'Give --email and --name.', usage);
  if ((typed === undefined) !== options.flag('password-stdin')) {
    return wrongUse(world, 'Give the password with --password or with --password-stdin.', usage);
  }
  const password = typed ?? (await world.readInput()).replace(/\r?\n$/, '');
  const company = options.text('company');
  const isOperator = asOperator || options.flag('operator');
  const own = company === undefined ? {} : { company };
  const made = await createAccount(world.live, { email, password, name, plan, isOperator, ...own });
  if (isRefusal(made)) {
    world.complain(sentence(made, asOperator));
    return 1;
  }
  const also = isOperator ? ` ${made.email} is an operator.` : '';
  world.print(`The account ${made.email} is ready, on plan ${plan}.${also}`);
  return 0;
}

function wrongUse(world: World, what: string, usage: string): number {
  world.complain(`${what} Usage: ${usage}`);
  return 2;
}

function sentence(no: Refusal, asOperator: boolean): string {
  const most = no.detail?.most ?? '';
  const grant = asOperator ? ' "operator grant" makes it an operator.' : '';
  const sentences: Readonly<Record<string, string>> = {
    'bad-email':
      no.detail?.email === undefined
        ? 'The e-mail is not an address.'
        : `"${no.detail.email}" is not an e-mail address.`,
    'bad-name': `The name must be one line of at most ${most} characters, without control characters.`,
    'bad-company': `The company must be one line of at most ${most} characters, without control characters.`,
    'name-missing': 'The name is empty.',
    'password-rules': 'The password needs at least 8 characters, with upper case, lower case, a digit and a symbol.',
    'password-too-long': `The password is too long: at most ${most} characters.`,
    'unknown-plan': `There is no plan "${no.detail?.plan ?? ''}"; there are ${planIds.join(', ')}.`,
    'account-exists': `An account of ${no.detail?.email ?? 'this address'} exists.${grant}`,
  };
  return sentences[no.refused] ?? `This is not possible: ${no.refused}.`;
}
