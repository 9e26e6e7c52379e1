import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { makeCommandToken } from '../features/sandbox-access/command-token.ts';
import type { Command, World } from './command.ts';
import { readOptions } from './options.ts';

const create = 'create --email E --environment live|sandbox';

/** `token create`: prints the token alone on standard output, this once. */
export const tokenCommand: Command = {
  name: 'token',
  usage: [create],
  run: async (args, world) => {
    const [verb, ...rest] = args;
    const options = readOptions(rest, { texts: ['email', 'environment'] });
    if (verb !== 'create' || typeof options === 'string') return wrongUse(world);
    const email = options.text('email');
    const environment = options.text('environment');
    if (email === undefined || (environment !== 'live' && environment !== 'sandbox')) return wrongUse(world);
    const made = await makeCommandToken(world, email, environment);
    if (isRefusal(made)) {
      world.complain(sentence(made));
      return 1;
    }
    world.print(made.token);
    if (made.further !== null) {
      world.complain(`This is a further ${environment} token, named "${made.further}"; earlier tokens stay valid.`);
    }
    return 0;
  },
};

function wrongUse(world: World): number {
  world.complain(`Usage: token ${create}`);
  return 2;
}

function sentence(no: Refusal): string {
  const detail = no.detail ?? {};
  const support = detail.support || 'the operator of this installation';
  const sentences: Readonly<Record<string, string>> = {
    'self-hosted-unlicensed': `This self-hosted installation has no licence, so it makes no API tokens; to get one, write to ${support}.`,
    'needs-plan': `The account is on plan ${detail.plan ?? 'Free'}; a live token needs ${detail.plans ?? 'Professional or Teams'}.`,
    'plan-lapsed': `The account's ${detail.plan ?? ''} plan has ended; a live token needs its renewal.`,
    'account-suspended': 'The account is suspended.',
    'email-not-verified': 'The account has not confirmed its e-mail yet.',
    'unknown-account': `There is no account of ${detail.email ?? 'this address'}.`,
  };
  return sentences[no.refused] ?? `This is not possible: ${no.refused}.`;
}
