import type { Language } from '../../domain/language/languages.ts';
import type { Deps } from '../deps.ts';
import { shownPages } from '../documents/attached.ts';
import { documentPage, senderOf } from '../documents/compose-mails.ts';
import { recipientLink } from '../documents/link.ts';
import type { LockedDocument } from '../documents/locked-document.ts';
import { fileRows, isTooLargeToAttach, sealedAttachments, sealedFileLink } from '../documents/mail-attachments.ts';
import { languageOf } from '../mail/language.ts';
import { type CompletedMailData, completedMail } from '../mail/mails/completed.ts';
import { queueMail } from '../mail/queue.ts';
import type { MailAttachment } from '../tables/delivery.ts';
import type { Tx } from '../tables.ts';

interface Addressee {
  readonly to: string;
  readonly link: string | null;
  readonly recipientId?: string;
  readonly language: Language;
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
  for (const addressee of addressees(deps, locked, finalBytes)) {
    const attachments = sealedAttachments(
      document,
      finalBytes,
      addressee.to === locked.owner.email ? 'owner' : 'others',
    );
    const message = await completedMail(
      deps,
      { ...dataOf(locked, attachments, finalBytes, addressee.language), link: addressee.link },
      addressee.language,
    );
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

/**
 * Each address once: whoever is owner and recipient gets the owner's mail. Copies have no page to open; they get a link
 * to the file itself where it is too large to attach.
 */
function addressees(
  deps: Pick<Deps, 'settings' | 'keys' | 'clock'>,
  { document, recipients, owner }: LockedDocument,
  finalBytes: number,
): Addressee[] {
  const copyLink = isTooLargeToAttach(finalBytes) ? sealedFileLink(deps, document) : null;
  const own = languageOf(undefined, owner);
  const all: Addressee[] = [
    { to: owner.email, link: documentPage(deps, document.id), language: own },
    ...recipients.map((one) => ({
      to: one.email,
      link: recipientLink(deps, one),
      recipientId: one.id,
      language: languageOf(one, owner),
    })),
    ...[...document.settings.cc, ...document.settings.bcc].map((to) => ({ to, link: copyLink, language: own })),
  ];
  const seen = new Set<string>();
  return all.filter(({ to }) => {
    const address = to.toLowerCase();
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  });
}

function dataOf(
  { document, recipients, owner, ...rest }: LockedDocument,
  attachments: readonly MailAttachment[],
  finalBytes: number,
  language: Language,
): Omit<CompletedMailData, 'link'> {
  return {
    documentTitle: document.title,
    documentId: document.id,
    timeZone: owner.time_zone,
    sender: senderOf({ document, owner, ...rest }),
    people: recipients.flatMap((one) =>
      one.acted_at === null ? [] : [{ name: one.name, type: one.type, at: one.acted_at }],
    ),
    files: fileRows(document, attachments, { pages: shownPages(document, recipients).length, finalBytes }, language),
    sealedFile: isTooLargeToAttach(finalBytes) ? 'linked' : 'attached',
  };
}
