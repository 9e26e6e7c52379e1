import type { EnvironmentName } from '../../domain/environment.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { findAccount } from '../accounts/queries.ts';
import type { Deps } from '../deps.ts';
import { generateToken, mainTokenName } from '../tokens/generate.ts';
import { accountTokens } from '../tokens/queries.ts';
import { performLiveCall } from './perform.ts';
import { mirrorOf } from './reach.ts';

/** `further`: its name, when earlier tokens of the account are still valid beside it; null for the first. */
export interface CommandToken {
  readonly token: string;
  readonly further: string | null;
}

/**
 * A token for the command line, which holds both environments and needs no listener. The first token of an account
 * is the one that its API Token page leads to; later ones are further, named ones, so that no running program is cut off.
 */
export async function makeCommandToken(
  world: { readonly live: Deps; readonly sandbox: Deps },
  email: string,
  environment: EnvironmentName,
): Promise<CommandToken | Refusal> {
  const found = await findAccount(world.live.db, email);
  if (!found) return refuse('unknown-account', { email });
  if (!found.account.email_verified_at) return refuse('email-not-verified');
  const deps = world[environment];
  const { token } = await accountTokens(deps, found.account.id);
  const further = token === null ? null : `Command line ${deps.newId()}`;
  const name = further ?? mainTokenName(deps);
  const owner = { ...found, actor: 'command line' };
  if (environment === 'live') {
    const made = await generateToken(deps, owner, name);
    return isRefusal(made) ? made : { token: made.token, further };
  }
  const account = mirrorOf(found.account, found.tenant);
  const answer = await performLiveCall(deps, { op: 'issue-token', account, actor: owner.actor, name });
  if (isRefusal(answer)) return answer;
  if (!('view' in answer)) throw new Error('The sandbox made no token.');
  return { token: answer.token, further };
}
