import type { Language } from '../../domain/language/languages.ts';
import type { Visitor } from '../../domain/recipient/visitor.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { cleanTexts } from '../documents/clean-text.ts';
import { resendAfter } from '../signing/gates.ts';
import type { Row } from '../tables.ts';
import { lockTemplate } from '../templates/locked-template.ts';
import { mailCode, takeCode } from './code.ts';
import { type ClosedRefusal, type OpenDeps, openTemplate } from './open-template.ts';
import { findVisit, lockVisit, sameVisit, type Visit } from './store.ts';

export type VisitDeps = Pick<Deps, 'db' | 'keys' | 'limiter' | 'settings' | 'environment' | 'clock' | 'newId'>;

/** A form sent twice makes one visit and one mail. */
const SAME_VISIT_MS = 30_000;

/**
 * A visitor has said who they are (`tidyVisitor`, without `visitorFaults`): a code goes to the address, and nothing
 * else to anybody until it comes back. `locked` carries `retryAfterSeconds`.
 */
export async function startVisit(
  deps: VisitDeps,
  templateId: string,
  given: Visitor,
  meta: RequestMeta,
  language: Language = 'en',
): Promise<Pick<Visit, 'id'> | Refusal<ClosedRefusal | 'locked'>> {
  const open = await openTemplate(deps.db, deps, templateId);
  if (isRefusal(open)) return open;
  const { template } = open;
  const visitor = { ...cleanTexts(given), ip: meta.ip };
  const since = () => new Date(deps.clock().getTime() - SAME_VISIT_MS);
  const early = await sameVisit(deps.db, template.id, visitor, since());
  if (early !== undefined) return { id: early.id };
  const locked = await takeCode(deps, { ip: meta.ip, email: visitor.email, templateId });
  if (locked) return locked;

  return deps.db.transaction().execute(async (tx) => {
    if ((await lockTemplate(tx, template.account_id, template.id)) === undefined) return refuse('unknown');
    const twin = await sameVisit(tx, template.id, visitor, since());
    if (twin !== undefined) return { id: twin.id };
    const id = deps.newId();
    const code = await mailCode(tx, deps, template, { id, email: visitor.email, language });
    await tx
      .insertInto('public_visit')
      .values({ id, template_id: template.id, ...visitor, language, ...code })
      .execute();
    return { id };
  });
}

/**
 * Mails another code, in place of the one before. Who has a document already may come back to it for as long as the
 * visit is known, whatever became of the template. `too-soon` and `locked` carry `retryAfterSeconds`.
 */
export async function resendCode(
  deps: VisitDeps,
  visitId: string,
  meta: RequestMeta,
): Promise<undefined | Refusal<ClosedRefusal | 'locked' | 'too-soon'>> {
  const visit = await findVisit(deps.db, visitId);
  if (visit === undefined) return refuse('unknown');
  const template = await templateOf(deps, visit);
  if (isRefusal(template)) return template;
  const early = tooSoon(visit, deps.clock());
  if (early) return early;
  const locked = await takeCode(deps, { ip: meta.ip, email: visit.email, templateId: visit.template_id });
  if (locked) return locked;
  return deps.db.transaction().execute(async (tx) => {
    const now = await lockVisit(tx, visitId);
    if (now === undefined) return refuse('unknown');
    const late = tooSoon(now, deps.clock());
    if (late) return late;
    const code = await mailCode(tx, deps, template, now);
    await tx.updateTable('public_visit').set(code).where('id', '=', visitId).execute();
    return undefined;
  });
}

/** The template of a visit: an open one, or the one its document was made from. */
export async function templateOf(
  deps: OpenDeps & Pick<Deps, 'db'>,
  visit: Visit,
): Promise<Row<'template'> | Refusal<ClosedRefusal>> {
  if (visit.document_id === null) {
    const open = await openTemplate(deps.db, deps, visit.template_id);
    return isRefusal(open) ? open : open.template;
  }
  const made = await deps.db.selectFrom('template').selectAll().where('id', '=', visit.template_id).executeTakeFirst();
  return made ?? refuse('unknown');
}

function tooSoon({ sent_at: sentAt }: Visit, now: Date): Refusal<'too-soon'> | undefined {
  const retryAfterSeconds = resendAfter(sentAt, now);
  return retryAfterSeconds > 0 ? refuse('too-soon', { retryAfterSeconds }) : undefined;
}
