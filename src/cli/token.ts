import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { findAccount } from '../features/accounts/queries.ts';
import { performLiveCall } from '../features/sandbox-access/perform.ts';
import { mirrorOf } from '../features/sandbox-access/reach.ts';
import { generateToken, mainTokenName, type TokenOwner, tokenRefusal } from '../features/tokens/generate.ts';
import type { Command, World } from './command.ts';
import { readOptions } from './options.ts';

const create = 'create --email E --environment live|sandbox [--name N]';
const actor = 'command line';

/** `token create`: prints the token alone on standard output, this once. */
export const tokenCommand: Command = {
  name: 'token',
  usage: [create],
  run: async (args, world) => {
    const [verb, ...rest] = args;
    const options = readOptions(rest, { texts: ['email', 'environment', 'name'] });
    if (verb !== 'create' || typeof options === 'string') return wrongUse(world);
    const email = options.text('email');
    const environment = options.text('environment');
    if (email === undefined || (environment !== 'live' && environment !== 'sandbox')) return wrongUse(world);
    const found = await findAccount(world.live.db, email);
    if (!found) {
      world.complain(`There is no account of ${email}.`);
      return 1;
    }
    const name = options.text('name')?.trim() || mainTokenName(world[environment]);
    const owner = { ...found, actor };
    const token = environment === 'live' ? await liveToken(world, owner, name) : await sandboxToken(world, owner, name);
    if (isRefusal(token)) {
      world.complain(sentence(token));
      return 1;
    }
    world.print(token);
    return 0;
  },
};

async function liveToken(world: World, owner: TokenOwner, name: string): Promise<string | Refusal> {
  const made = await generateToken(world.live, owner, name);
  return isRefusal(made) ? made : made.token;
}

/** As live's pages do it: the account is mirrored, then the token is made in the sandbox. */
async function sandboxToken(world: World, owner: TokenOwner, name: string): Promise<string | Refusal> {
  const no = tokenRefusal(world.live, owner);
  if (no && no.refused !== 'needs-plan' && no.refused !== 'plan-lapsed') return no;
  const account = mirrorOf(owner.account, owner.tenant);
  const answer = await performLiveCall(world.sandbox, { op: 'issue-token', account, actor, name });
  if (isRefusal(answer)) return answer;
  if (!('view' in answer)) throw new Error('The sandbox answered something else than a token.');
  return answer.token;
}

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
    'token-exists': `A token named "${detail.name ?? ''}" exists; give the new one another name with --name.`,
  };
  return sentences[no.refused] ?? `This is not possible: ${no.refused}.`;
}
