import { defaultSettings } from '../../src/domain/document/default-settings.ts';
import type { Deps } from '../../src/features/deps.ts';
import type { NewRow } from '../../src/features/tables.ts';

/** Rows as the use cases would have made them, for tests that begin further on. */
export async function insertOwner(
  deps: Deps,
  own: { readonly plan?: string; readonly email?: string; readonly name?: string; readonly company?: string } = {},
): Promise<{ accountId: string; tenantId: string }> {
  const [accountId, tenantId, now] = [deps.newId(), deps.newId(), deps.clock()];
  const renewal = new Date(now.getTime() + 30 * 24 * 3600 * 1000);
  await deps.db
    .insertInto('tenant')
    .values({
      id: tenantId,
      name: 'Larkfield Studio',
      plan: own.plan ?? 'professional',
      plan_period: 'month',
      plan_ends_at: renewal,
      renewal_at: renewal,
      debt_since: null,
      created_at: now,
    })
    .execute();
  await deps.db
    .insertInto('account')
    .values({
      id: accountId,
      tenant_id: tenantId,
      email: own.email ?? `${accountId.toLowerCase()}@larkfield.example`,
      name: own.name ?? 'Ana Brandt',
      company: own.company ?? 'Larkfield Studio',
      password_hash: null,
      email_verified_at: now,
      suspended_at: null,
      terms_version: null,
      terms_agreed_at: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return { accountId, tenantId };
}

export async function insertDocument(
  deps: Deps,
  owner: { readonly accountId: string; readonly tenantId: string },
  own: Partial<NewRow<'document'>> = {},
): Promise<string> {
  const now = deps.clock();
  const id = deps.newId();
  await deps.db
    .insertInto('document')
    .values({
      id,
      account_id: owner.accountId,
      tenant_id: owner.tenantId,
      title: 'Services agreement',
      folder_id: null,
      template_id: null,
      status: 'in-progress',
      settings: JSON.stringify(defaultSettings),
      pages: JSON.stringify([{ width: 595, height: 842 }]),
      source_blob: '0'.repeat(64),
      source_bytes: 100,
      shown_blob: '0'.repeat(64),
      current_blob: null,
      final_blob: null,
      certificate_blob: null,
      created_at: now,
      updated_at: now,
      sent_at: now,
      expires_at: null,
      sealing_at: null,
      completed_at: null,
      declined_at: null,
      declined_by: null,
      decline_reason: null,
      revoked_at: null,
      deleted_at: null,
      ...own,
    })
    .execute();
  return id;
}
