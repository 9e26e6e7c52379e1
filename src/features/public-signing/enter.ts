import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { type StartedSigning, startSigning } from '../signing/exchange.ts';
import { CODE_TRIES, isRightCode } from './code.ts';
import { type EnterDeps, makeDocument } from './make-document.ts';
import type { ClosedRefusal } from './open-template.ts';
import { lockVisit, type Visit } from './store.ts';

/**
 * The visitor types the code. The first right one makes the document; whoever sends it again (a second tab, a double
 * click) enters the same one. Answers the browser's key to the signing page. `code-wrong` carries `triesLeft`.
 */
export async function enterWithCode(
  deps: EnterDeps,
  visitId: string,
  code: string,
  meta: RequestMeta,
): Promise<StartedSigning | Refusal<ClosedRefusal | 'code-wrong' | 'code-expired'>> {
  const proved = await prove(deps, visitId, code);
  if (isRefusal(proved)) return proved;
  const recipientId = proved.recipient_id ?? (await makeDocument(deps, proved, meta));
  if (isRefusal(recipientId)) return recipientId;
  return openSigning(deps, recipientId, proved.email, meta);
}

/** Checks the code, in a transaction of its own: a wrong try counts whatever happens next. */
async function prove(
  deps: Pick<Deps, 'db' | 'keys' | 'clock'>,
  visitId: string,
  code: string,
): Promise<Visit | Refusal<'unknown' | 'code-wrong' | 'code-expired'>> {
  return deps.db.transaction().execute(async (tx) => {
    const visit = await lockVisit(tx, visitId);
    if (visit === undefined) return refuse('unknown');
    const now = deps.clock();
    if (visit.expires_at <= now || visit.tries >= CODE_TRIES) return refuse('code-expired');
    const right = isRightCode(deps, visit, code);
    const tries = visit.tries + 1;
    const change = right ? { proved_at: visit.proved_at ?? now } : { tries };
    const after = await tx
      .updateTable('public_visit')
      .set(change)
      .where('id', '=', visitId)
      .returningAll()
      .executeTakeFirstOrThrow();
    return right ? after : refuse('code-wrong', { triesLeft: CODE_TRIES - tries });
  });
}

/** Only for the address that was proved: the owner may have given the place to somebody else since. */
async function openSigning(
  deps: Pick<Deps, 'db' | 'clock'>,
  recipientId: string,
  email: string,
  meta: RequestMeta,
): Promise<StartedSigning | Refusal<'unknown'>> {
  const recipient = await deps.db
    .selectFrom('recipient')
    .select('link_version')
    .where('id', '=', recipientId)
    .where('email', '=', email)
    .executeTakeFirst();
  if (recipient === undefined) return refuse('unknown');
  const link = { recipientId, linkVersion: recipient.link_version };
  return startSigning(deps.db, deps, link, meta, deps.clock());
}
