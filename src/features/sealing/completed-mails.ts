import type { Deps } from '../deps.ts';
import { documentPage, senderOf } from '../documents/compose-mails.ts';
import { filenameOf } from '../documents/file-url.ts';
import { recipientLink } from '../documents/link.ts';
import type { LockedDocument } from '../documents/locked-document.ts';
import { type CompletedMailData, completedMail } from '../mail/mails/completed.ts';
import { queueMail } from '../mail/queue.ts';
import { count, fileSize } from '../mail/words.ts';
import type { MailAttachment, Row, Tx } from '../tables.ts';

interface Addressee {
  readonly to: string;
  readonly link: string | null;
  readonly recipientId?: string;
}

/** One mail to each person, so that nobody learns another's address: owner, recipients, cc and bcc. */
export async function queueCompletedMails(
  tx: Tx,
  deps: Pick<Deps, 'settings' | 'environment' | 'keys' | 'clock' | 'newId'>,
  locked: LockedDocument,
  finalBytes: number,
): Promise<void> {
  const { document } = locked;
  const sender = senderOf(locked);
  const attachments = attachmentsOf(document);
  for (const addressee of addressees(deps, locked)) {
    const message = await completedMail(deps, { ...dataOf(locked, attachments, finalBytes), link: addressee.link });
    await queueMail(tx, deps, {
      accountId: locked.owner.id,
      documentId: document.id,
      ...(addressee.recipientId === undefined ? {} : { recipientId: addressee.recipientId }),
      kind: 'completed',
      to: addressee.to,
      replyTo: sender.email,
      fromName: sender.company || sender.name,
      message,
      attachments,
    });
  }
}

/** Each address once: whoever is owner and recipient gets the owner's mail. */
function addressees(
  deps: Pick<Deps, 'settings' | 'keys'>,
  { document, recipients, owner }: LockedDocument,
): Addressee[] {
  const all: Addressee[] = [
    { to: owner.email, link: documentPage(deps, document.id) },
    ...recipients.map((one) => ({ to: one.email, link: recipientLink(deps, one), recipientId: one.id })),
    ...[...document.settings.cc, ...document.settings.bcc].map((to) => ({ to, link: null })),
  ];
  const seen = new Set<string>();
  return all.filter(({ to }) => {
    const address = to.toLowerCase();
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  });
}

function attachmentsOf(document: Row<'document'>): MailAttachment[] {
  const files = [
    { kind: 'document', blob: document.final_blob },
    { kind: 'certificate', blob: document.certificate_blob },
  ] as const;
  return files.flatMap(({ kind, blob }) =>
    blob === null ? [] : [{ filename: filenameOf(document.title, kind), contentType: 'application/pdf', blob }],
  );
}

function dataOf(
  { document, recipients, owner, ...rest }: LockedDocument,
  attachments: readonly MailAttachment[],
  finalBytes: number,
): Omit<CompletedMailData, 'link'> {
  const acts = { signer: 'Signed', approver: 'Approved', viewer: 'Read' } as const;
  return {
    documentTitle: document.title,
    documentId: document.id,
    timeZone: owner.time_zone,
    sender: senderOf({ document, owner, ...rest }),
    people: recipients.flatMap((one) =>
      one.acted_at === null ? [] : [{ name: one.name, act: acts[one.type], at: one.acted_at }],
    ),
    files: attachments.map(({ filename }, index) => ({
      name: filename,
      note:
        index === 0
          ? `Attached, ${count(document.pages.length, 'page', 'pages')}, ${fileSize(finalBytes)}`
          : 'Attached, who signed, when and how that was proved',
    })),
  };
}
