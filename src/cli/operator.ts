import { setOperator } from '../features/accounts/create.ts';
import { createFrom, createOperatorUsage } from './account.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

const usage = [createOperatorUsage, 'grant --email E', 'revoke --email E'];

/** `operator create`, `grant` and `revoke`: who may record payments and look after accounts. */
export const operatorCommand: Command = {
  name: 'operator',
  usage,
  run: async (args, world) => {
    const [verb, ...rest] = args;
    if (verb === 'create') return createFrom(rest, world, true);
    const options = readOptions(rest, { texts: ['email'] });
    const email = typeof options === 'string' ? undefined : options.text('email');
    if ((verb !== 'grant' && verb !== 'revoke') || email === undefined) {
      world.complain(`Usage: operator ${usage.join(' or operator ')}`);
      return 2;
    }
    const no = await setOperator(world.live, email, verb === 'grant');
    if (no?.refused === 'unknown-account') {
      world.complain(`There is no account of ${email}.`);
      return 1;
    }
    if (verb === 'grant') world.print(`${email} is an operator${no ? ' already' : ' now'}.`);
    else world.print(no ? `${email} was no operator.` : `${email} is no longer an operator.`);
    return 0;
  },
};
