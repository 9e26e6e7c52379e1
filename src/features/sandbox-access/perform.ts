import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { generateToken, type NewToken, regenerateToken, revokeToken, type TokenOwner } from '../tokens/generate.ts';
import { accountTokens, tokenView } from '../tokens/queries.ts';
import { type AssertionRefusal, consumeAssertion } from './assertion.ts';
import { type LiveAnswer, type LiveCall, liveCall } from './call.ts';
import { resetSandbox } from './reset.ts';
import { endAccessUntil, storeMirror } from './store.ts';

type SandboxDeps = Pick<Deps, 'db' | 'clock' | 'environment' | 'settings' | 'newId'>;

/** A signed call that reached the sandbox's listener: checked, used up, then done. */
export async function answerLiveCall(
  deps: SandboxDeps,
  assertion: string,
): Promise<LiveAnswer | Refusal<AssertionRefusal>> {
  const payload = await consumeAssertion(deps, 'live-call', assertion);
  if (isRefusal(payload)) return payload;
  return performLiveCall(deps, liveCall.parse(payload.call));
}

/** Does in the sandbox what live asks for. The command line, which holds both environments, calls this directly. */
export async function performLiveCall(deps: SandboxDeps, call: LiveCall): Promise<LiveAnswer> {
  if (deps.environment.name !== 'sandbox') throw new Error('Only the sandbox answers calls of live.');
  if (call.op === 'read-tokens') return accountTokens(deps, call.account.id);
  const rows = await deps.db.transaction().execute(async (tx) => {
    const stored = await storeMirror(tx, deps, call.account);
    if (call.account.suspended) await tx.deleteFrom('session').where('account_id', '=', call.account.id).execute();
    if (call.op === 'mirror' && call.endAccess !== undefined) {
      await endAccessUntil(tx, deps, call.account.id, new Date(call.endAccess));
    }
    return stored;
  });
  if (call.op === 'mirror') return { done: true };
  const owner: TokenOwner = { ...rows, actor: call.actor, ...(call.ip === undefined ? {} : { ip: call.ip }) };
  if (call.op === 'issue-token') return present(deps, await generateToken(deps, owner, call.name));
  if (call.op === 'regenerate-token') return present(deps, await regenerateToken(deps, owner, call.id, call.keepOld));
  if (call.op === 'reset') {
    await resetSandbox(deps, owner);
    return { done: true };
  }
  return (await revokeToken(deps, owner, call.id)) ?? { done: true };
}

function present(deps: SandboxDeps, made: NewToken | Refusal): LiveAnswer {
  return isRefusal(made) ? made : { token: made.token, view: tokenView(deps, made.row) };
}
