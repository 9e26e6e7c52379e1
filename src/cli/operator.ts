import { grantOperator } from '../features/accounts/create.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

/** `operator grant`: who may record payments and look after accounts. */
export const operatorCommand: Command = {
  name: 'operator',
  usage: ['grant --email E'],
  run: async (args, world) => {
    const [verb, ...rest] = args;
    const options = readOptions(rest, { texts: ['email'] });
    const email = typeof options === 'string' ? undefined : options.text('email');
    if (verb !== 'grant' || email === undefined) {
      world.complain('Usage: operator grant --email E');
      return 2;
    }
    const no = await grantOperator(world.live, email);
    if (no) {
      world.complain(`There is no account of ${email}.`);
      return 1;
    }
    world.print(`${email} is an operator now.`);
    return 0;
  },
};
