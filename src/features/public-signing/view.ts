import type {
  PublicCodeFault,
  PublicFormView,
  PublicTemplate,
  PublicView,
} from '../../domain/recipient/public-view.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { resendAfter } from '../signing/gates.ts';
import { maskEmail } from '../signing/view.ts';
import type { Row } from '../tables.ts';
import { type ClosedRefusal, contactOf, type OpenDeps, openTemplate } from './open-template.ts';
import { templateOf } from './start-visit.ts';
import { findVisit } from './store.ts';

type ViewDeps = OpenDeps & Pick<Deps, 'db'>;
type Formed = Partial<Pick<PublicFormView, 'given' | 'faults' | 'lockedSeconds'>>;
type CodeRefusal = Refusal<'missing' | 'code-wrong' | 'code-expired' | 'too-soon' | 'locked'>;

/** The form of a public template, with what was typed before. Reading it changes nothing. */
export async function formView(deps: ViewDeps, templateId: string, typed: Formed = {}): Promise<PublicView> {
  const open = await openTemplate(deps.db, deps, templateId);
  if (isRefusal(open)) return closedView(open);
  const blank = { given: { name: '', email: '', phone: '' }, faults: {}, lockedSeconds: 0 };
  return { state: 'public-form', template: shownTemplate(open.template, open.owner), ...blank, ...typed };
}

/** Where a visitor gives the code; `refusal` is why the last one didn't open, or why no other one was sent. */
export async function codeView(deps: ViewDeps, visitId: string, refusal?: CodeRefusal): Promise<PublicView> {
  const visit = await findVisit(deps.db, visitId);
  if (visit === undefined) return { state: 'public-closed', reason: 'unknown', contact: null };
  const template = await templateOf(deps, visit);
  if (isRefusal(template)) return closedView(template);
  const owner = await deps.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', template.account_id)
    .executeTakeFirstOrThrow();
  return {
    state: 'public-code',
    template: shownTemplate(template, owner),
    visitId,
    maskedEmail: maskEmail(visit.email),
    resendAfterSeconds: resendAfter(visit.sent_at, deps.clock()),
    captured: deps.environment.mail === 'capture',
    fault: refusal === undefined ? null : faultOf(refusal),
  };
}

export function closedView({ refused, detail }: Refusal<ClosedRefusal>): PublicView {
  const contact = detail === undefined ? null : { name: String(detail.name), email: String(detail.email) };
  return { state: 'public-closed', reason: refused, contact };
}

function faultOf({ refused, detail }: CodeRefusal): PublicCodeFault {
  switch (refused) {
    case 'code-wrong':
      return { code: refused, triesLeft: Number(detail?.triesLeft ?? 0) };
    case 'locked':
    case 'too-soon':
      return { code: refused, retryAfterSeconds: Number(detail?.retryAfterSeconds ?? 0) };
    default:
      return { code: refused };
  }
}

function shownTemplate(template: Row<'template'>, owner: Row<'account'>): PublicTemplate {
  const { name, company } = contactOf({ template, owner });
  return { id: template.id, title: template.title, ownerName: name, company };
}
