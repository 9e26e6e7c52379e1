import type { EnvironmentName } from '../../domain/environment.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../sessions/lookup.ts';
import { generateToken, mainTokenName, type NewToken, regenerateToken, revokeToken } from '../tokens/generate.ts';
import { accountTokens, type TokenView, tokenView } from '../tokens/queries.ts';
import type { LiveAnswer, LiveCall } from './call.ts';
import { callSandbox, mirrorOf, SandboxUnreachable } from './reach.ts';
import { resetSandbox } from './reset.ts';

/* The API Token page's acts on either environment. Inside the sandbox only its own tokens can be reached. */

type PageDeps = Pick<Deps, 'db' | 'keys' | 'clock' | 'environment' | 'settings' | 'newId' | 'log'>;

/** `token` is in full, this once. */
export interface ShownToken {
  readonly token: string;
  readonly view: TokenView;
}

const sandboxTokenName = 'Sandbox API Token';

export async function issueToken(
  deps: PageDeps,
  me: Session,
  environment: EnvironmentName,
  name: string | undefined,
  meta: RequestMeta,
): Promise<ShownToken | Refusal> {
  const where = route(deps, environment);
  if (where === 'closed') return refuse('only-in-live');
  if (where === 'here') return shown(deps, await generateToken(deps, owner(me, meta), name ?? mainTokenName(deps)));
  return asShown(await ask(deps, { op: 'issue-token', ...asking(me, meta), name: name ?? sandboxTokenName }));
}

export async function replaceToken(
  deps: PageDeps,
  me: Session,
  environment: EnvironmentName,
  replaced: { readonly id: string; readonly keepOld: boolean },
  meta: RequestMeta,
): Promise<ShownToken | Refusal> {
  const where = route(deps, environment);
  if (where === 'closed') return refuse('only-in-live');
  const { id, keepOld } = replaced;
  if (where === 'here') return shown(deps, await regenerateToken(deps, owner(me, meta), id, keepOld));
  return asShown(await ask(deps, { op: 'regenerate-token', ...asking(me, meta), id, keepOld }));
}

export async function endToken(
  deps: PageDeps,
  me: Session,
  environment: EnvironmentName,
  id: string,
  meta: RequestMeta,
): Promise<Refusal | undefined> {
  const where = route(deps, environment);
  if (where === 'closed') return refuse('only-in-live');
  if (where === 'here') return revokeToken(deps, owner(me, meta), id);
  const answer = await ask(deps, { op: 'revoke-token', ...asking(me, meta), id });
  return isRefusal(answer) ? answer : undefined;
}

/** The sandbox's tokens of the person; a refusal while it does not answer. */
export async function sandboxTokens(
  deps: PageDeps,
  me: Session,
): Promise<{ token: TokenView | null; further: TokenView[] } | Refusal> {
  if (route(deps, 'sandbox') === 'here') return accountTokens(deps, me.accountId);
  const answer = await ask(deps, { op: 'read-tokens', account: mirrorOf(me.account, me.tenant) });
  if (isRefusal(answer)) return answer;
  return 'further' in answer ? answer : refuse('sandbox-unreachable');
}

/** Empties the person's sandbox, from there or from live. */
export async function emptySandbox(
  deps: PageDeps,
  me: Session,
  meta: RequestMeta,
): Promise<Refusal<'sandbox-unreachable'> | undefined> {
  if (route(deps, 'sandbox') === 'here') {
    await resetSandbox(deps, owner(me, meta));
    return undefined;
  }
  const answer = await ask(deps, { op: 'reset', ...asking(me, meta) });
  return isRefusal(answer) ? refuse('sandbox-unreachable') : undefined;
}

function route(deps: PageDeps, environment: EnvironmentName): 'here' | 'sandbox' | 'closed' {
  if (environment === deps.environment.name) return 'here';
  return environment === 'sandbox' ? 'sandbox' : 'closed';
}

function owner(me: Session, meta: RequestMeta) {
  return { account: me.account, tenant: me.tenant, actor: me.account.email, ip: meta.ip };
}

function asking(me: Session, meta: RequestMeta) {
  return { account: mirrorOf(me.account, me.tenant), actor: me.account.email, ip: meta.ip };
}

function shown(deps: PageDeps, made: NewToken | Refusal): ShownToken | Refusal {
  return isRefusal(made) ? made : { token: made.token, view: tokenView(deps, made.row) };
}

function asShown(answer: LiveAnswer | Refusal): ShownToken | Refusal {
  if (isRefusal(answer)) return answer;
  return 'view' in answer ? answer : refuse('sandbox-unreachable');
}

async function ask(deps: PageDeps, call: LiveCall): Promise<LiveAnswer | Refusal<'sandbox-unreachable'>> {
  try {
    return await callSandbox(deps, call);
  } catch (error) {
    if (!(error instanceof SandboxUnreachable)) throw error;
    deps.log.warn({ error: error.message }, 'The sandbox was not reached');
    return refuse('sandbox-unreachable');
  }
}
