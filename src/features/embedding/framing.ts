import type { SelectQueryBuilder } from 'kysely';
import type { Deps } from '../deps.ts';
import { entitled } from '../plans/entitlements.ts';
import type { Tables } from '../tables.ts';

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

/** `owner` finds whose page it is. */
async function framesOf(
  deps: FrameDeps,
  owner: SelectQueryBuilder<Tables, never, { account_id: string }>,
): Promise<string[]> {
  const rows = await deps.db
    .selectFrom('embed_origin')
    .innerJoin('account', 'account.id', 'embed_origin.account_id')
    .innerJoin('tenant', 'tenant.id', 'account.tenant_id')
    .select(['embed_origin.origin', 'tenant.plan', 'tenant.plan_ends_at'])
    .where('embed_origin.account_id', 'in', owner)
    .orderBy('embed_origin.created_at')
    .orderBy('embed_origin.origin')
    .execute();
  return rows.filter((row) => entitled(deps, row, 'embedding')).map(({ origin }) => origin);
}
