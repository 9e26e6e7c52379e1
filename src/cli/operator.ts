import { grantOperator } from '../features/accounts/create.ts';
import { accountCommand } from './account.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

const usage = ['create --email E (--password P | --password-stdin) --name N', 'grant --email E'];

/** `operator create`, `operator grant`: who may record payments and look after accounts. */
export const operatorCommand: Command = {
  name: 'operator',
  usage,
  run: async (args, world) => {
    const [verb, ...rest] = args;
    if (verb === 'create') return accountCommand.run(['create', ...rest, '--operator'], world);
    const options = readOptions(rest, { texts: ['email'] });
    const email = typeof options === 'string' ? undefined : options.text('email');
    if (verb !== 'grant' || email === undefined) {
      world.complain(`Usage: operator ${usage.join(' or operator ')}`);
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
