import type { Deps } from '../deps.ts';
import { entitled } from '../plans/entitlements.ts';
import { readOrigins } from './origins.ts';

type FrameDeps = Pick<Deps, 'db' | 'clock' | 'environment' | 'settings'>;

/** Origins that may frame the page of this recipient: the sender's; none when the plan holds no embedding. */
export async function recipientFrames(deps: FrameDeps, recipientId: string): Promise<string[]> {
  return framesOf(
    deps,
    deps.db
      .selectFrom('recipient')
      .innerJoin('document', 'document.id', 'recipient.document_id')
      .select('document.account_id')
      .where('recipient.id', '=', recipientId),
  );
}

/** The same for the page of a public template. */
export async function templateFrames(deps: FrameDeps, templateId: string): Promise<string[]> {
  return framesOf(deps, deps.db.selectFrom('template').select('account_id').where('id', '=', templateId));
}

/** And for a visit of it, which has begun. */
export async function visitFrames(deps: FrameDeps, visitId: string): Promise<string[]> {
  return framesOf(
    deps,
    deps.db
      .selectFrom('public_visit')
      .innerJoin('template', 'template.id', 'public_visit.template_id')
      .select('template.account_id')
      .where('public_visit.id', '=', visitId),
  );
}

async function framesOf(
  deps: FrameDeps,
  owner: { readonly executeTakeFirst: () => Promise<{ readonly account_id: string } | undefined> },
): Promise<string[]> {
  const found = await owner.executeTakeFirst();
  if (found === undefined) return [];
  const origins = await readOrigins(deps.db, found.account_id);
  if (origins.length === 0) return [];
  const tenant = await deps.db
    .selectFrom('tenant')
    .innerJoin('account', 'account.tenant_id', 'tenant.id')
    .selectAll('tenant')
    .where('account.id', '=', found.account_id)
    .executeTakeFirstOrThrow();
  return entitled(deps, tenant, 'embedding') ? origins : [];
}
