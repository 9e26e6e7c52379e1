import type { Language } from '../../domain/language/languages.ts';
import type { Visitor } from '../../domain/recipient/visitor.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { publicRoleOf } from '../../domain/template/public-role.ts';
import type { Deps } from '../deps.ts';
import type { NewDocument } from '../documents/new-document.ts';
import { entitled } from '../plans/entitlements.ts';
import type { Queryable, Row } from '../tables.ts';
import { documentFromTemplate } from '../templates/document-from-template.ts';
import { findPublicTemplate } from '../templates/queries.ts';
import { madeSince } from './store.ts';

export type OpenDeps = Pick<Deps, 'clock' | 'environment' | 'settings'>;

/** Why nobody can sign here now. */
export type ClosedRefusal =
  /** No such template, or it is private or in the trash. */
  | 'unknown'
  /** Its owner has no credits, is suspended, or has work left to do on it; detail: `contactOf`. */
  | 'not-ready'
  /** The number of documents for a day is reached; detail: `contactOf`. */
  | 'full';

export interface OpenTemplate {
  readonly template: Row<'template'>;
  readonly owner: Row<'account'>;
}

const DAY = 24 * 60 * 60 * 1000;
const somebody: Visitor = { name: 'Visitor', email: 'visitor@example.com', phone: '' };

/** The template, if a visitor could sign it now. */
export async function openTemplate(
  db: Queryable,
  deps: OpenDeps,
  templateId: string,
): Promise<OpenTemplate | Refusal<ClosedRefusal>> {
  const template = await findPublicTemplate(db, templateId);
  if (template === undefined) return refuse('unknown');
  const owner = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', template.account_id)
    .executeTakeFirstOrThrow();
  const tenant = await db
    .selectFrom('tenant')
    .selectAll()
    .where('id', '=', template.tenant_id)
    .executeTakeFirstOrThrow();
  const open = owner.suspended_at === null && tenant.debt_since === null && entitled(deps, tenant, 'embedding');
  const contact = contactOf({ template, owner });
  if (!open || tenant.plan_credits + tenant.addon_credits < 1) return refuse('not-ready', contact);
  if (isRefusal(documentFor({ template, owner }, somebody))) return refuse('not-ready', contact);
  const made = await madeSince(db, template.id, new Date(deps.clock().getTime() - DAY));
  return made >= deps.settings.limits.publicSigningsPerDay ? refuse('full', contact) : { template, owner };
}

/** Whom a visitor may ask, as the documents made from the template name them. */
export function contactOf({ template, owner }: OpenTemplate) {
  const { senderName, senderEmail } = template.settings;
  return { name: senderName || owner.name, email: senderEmail || owner.email, company: owner.company };
}

/** The document in which the visitor takes the public role. */
export function documentFor(
  { template, owner }: OpenTemplate,
  visitor: Visitor & { readonly language?: Language },
): NewDocument | Refusal<'not-ready'> {
  const role = publicRoleOf(template.roles);
  if (role === undefined) return refuse('not-ready');
  const { name, email, phone, language } = visitor;
  const own = { type: undefined, company: '', jobTitle: '', accessCode: null, overrides: [] };
  const document = documentFromTemplate(owner, template, {
    people: [{ role: role.role, name, email, phone, language, ...own }],
    folderId: null,
    settings: {},
    prefill: [],
    password: '',
    charge: true,
  });
  return isRefusal(document) ? refuse('not-ready') : document;
}
