import { type Refusal, refuse } from '../../domain/refusal.ts';
import { appendAudit } from '../audit/append.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { languageOf } from '../mail/language.ts';
import { forwardedMail } from '../mail/mails/forwarded.ts';
import { type QueueMailDeps, queueMail } from '../mail/queue.ts';
import { shownPages } from './attached.ts';
import { cleanTexts } from './clean-text.ts';
import { senderOf } from './compose-mails.ts';
import { fileRows, isTooLargeToAttach, sealedAttachments, sealedFileLink } from './mail-attachments.ts';
import { lockOwned, ownerMeta } from './owned-document.ts';

/**
 * Mails the sealed file and its completion certificate to people who had no part in it, one mail each. Refused with
 * `not-completed` before the seal is on. The log names every address.
 */
export async function forwardDocument(
  deps: QueueMailDeps & Pick<Deps, 'db' | 'blobs'>,
  caller: Caller,
  id: string,
  wanted: {
    readonly emails: readonly string[];
    readonly note: string /** "" for the usual one. */;
    readonly subject?: string;
  },
  meta: RequestMeta,
): Promise<undefined | Refusal<'not-found' | 'not-completed'>> {
  const { note, subject, emails } = cleanTexts({
    note: wanted.note.trim(),
    subject: (wanted.subject ?? '').trim(),
    emails: wanted.emails,
  });
  const addresses = [...new Set(emails.map((email) => email.trim().toLowerCase()))];
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwned(tx, caller, id);
    if (locked === undefined) return refuse('not-found');
    const { document, recipients, owner } = locked;
    if (document.status !== 'completed' || document.final_blob === null) return refuse('not-completed');
    const finalBytes = await deps.blobs.size(document.final_blob);
    const attachments = sealedAttachments(document, finalBytes, 'others');
    const sender = senderOf(locked);
    const language = languageOf(undefined, owner);
    const message = await forwardedMail(
      deps,
      {
        documentTitle: document.title,
        documentId: document.id,
        sender,
        note,
        subject,
        files: fileRows(
          document,
          attachments,
          { pages: shownPages(document, recipients).length, finalBytes },
          language,
        ),
        link: isTooLargeToAttach(finalBytes) ? sealedFileLink(deps, document) : null,
      },
      language,
    );
    for (const email of addresses) {
      await queueMail(tx, deps, {
        accountId: owner.id,
        documentId: document.id,
        kind: 'forwarded',
        to: email,
        replyTo: sender.email,
        fromName: sender.name,
        message,
        attachments,
      });
    }
    const at = deps.clock();
    const fileSha256 = document.final_blob;
    const origin = ownerMeta(locked, meta);
    await appendAudit(
      tx,
      document.id,
      addresses.map((email) => ({ at, kind: 'forwarded', ...origin, data: { email }, fileSha256 })),
    );
    return undefined;
  });
}
