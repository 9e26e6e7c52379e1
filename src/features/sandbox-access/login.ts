import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../sessions/lookup.ts';
import { type StartedSession, startSession } from '../sessions/start.ts';
import { type AssertionRefusal, consumeAssertion, signAssertion } from './assertion.ts';
import { accountMirror } from './call.ts';
import { type LiveDeps, mirrorOf } from './reach.ts';
import { accessEndedSince, storeMirror } from './store.ts';

/** What the browser posts, as a form, to the sandbox. */
export interface SandboxTicket {
  readonly action: string;
  readonly assertion: string;
}

/** Login to Sandbox, live's half: an assertion for the signed-in person. */
export async function loginToSandbox(
  deps: LiveDeps & Pick<Deps, 'environment'>,
  me: Session,
  meta: RequestMeta,
): Promise<SandboxTicket | Refusal<'only-in-live'>> {
  if (deps.environment.peopleReadOnly) return refuse('only-in-live');
  const claims = { sub: me.accountId, account: mirrorOf(me.account, me.tenant) };
  const assertion = await signAssertion(deps, 'sandbox-session', claims);
  const event = {
    accountId: me.accountId,
    actor: me.account.email,
    ip: meta.ip,
    kind: 'signed-in-to-sandbox',
  } as const;
  await recordAccountEvent(deps.db, deps, event);
  return { action: `${deps.settings.sandboxUrl}/app/sandbox-session`, assertion };
}

/** The sandbox's half: uses the assertion up, mirrors the account and signs in. */
export async function openSandboxSession(
  deps: Pick<Deps, 'db' | 'clock' | 'environment' | 'settings'>,
  assertion: string,
  meta: RequestMeta,
): Promise<StartedSession | Refusal<AssertionRefusal | 'only-in-sandbox' | 'suspended'>> {
  if (!deps.environment.peopleReadOnly) return refuse('only-in-sandbox');
  const payload = await consumeAssertion(deps, 'sandbox-session', assertion);
  if (isRefusal(payload)) return payload;
  const mirror = accountMirror.parse(payload.account);
  if (mirror.suspended) return refuse('suspended', { support: deps.settings.supportEmail });
  return deps.db.transaction().execute(async (tx) => {
    const known = tx.selectFrom('account').select('suspended_at').where('id', '=', mirror.id).forUpdate();
    // An assertion may be older than a suspension that has arrived since: only live's job lifts one.
    if ((await known.executeTakeFirst())?.suspended_at) return refuse('suspended');
    if (await accessEndedSince(tx, mirror.id, Number(payload.madeAt))) return refuse('assertion-expired');
    await storeMirror(tx, deps, mirror);
    const event = { accountId: mirror.id, actor: mirror.email, ip: meta.ip, kind: 'signed-in-to-sandbox' } as const;
    await recordAccountEvent(tx, deps, event);
    return startSession(tx, deps, mirror.id, meta);
  });
}
