import { appendAudit } from '../features/audit/append.ts';
import type { Deps } from '../features/deps.ts';
import { lockDocument } from '../features/documents/locked-document.ts';
import { deliverMail } from '../features/mail/deliver.ts';

/** Delivers one mail; what became of it goes into its document's audit log. */
export async function sendMail(deps: Deps, { mailId }: { mailId: string }): Promise<void> {
  await deliverMail(deps, mailId, async (tx, mail, outcome) => {
    if (mail.document_id === null) return;
    const locked = await lockDocument(tx, mail.document_id);
    if (locked === undefined) return;
    await appendAudit(tx, mail.document_id, [
      { at: deps.clock(), kind: outcome, actor: 'system', data: { mail: mail.kind, email: mail.recipient_address } },
    ]);
  });
}
