import type { Deps } from '../deps.ts';
import { shownPages } from '../documents/attached.ts';
import { documentPage, senderOf } from '../documents/compose-mails.ts';
import { filenameOf, fileUrl } from '../documents/file-url.ts';
import { recipientLink } from '../documents/link.ts';
import type { LockedDocument } from '../documents/locked-document.ts';
import { type CompletedMailData, completedMail } from '../mail/mails/completed.ts';
import { queueMail } from '../mail/queue.ts';
import { count, fileSize } from '../mail/words.ts';
import type { MailAttachment, Row, Tx } from '../tables.ts';

/** Mail servers commonly refuse more than 25 MB, and Base64 adds a third. */
const LARGEST_ATTACHMENT = 18 * 1024 * 1024;
const LINK_SECONDS = 30 * 24 * 3600;

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
  for (const addressee of addressees(deps, locked, finalBytes)) {
    const attachments = attachmentsOf(document, finalBytes, addressee.to === locked.owner.email);
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

/**
 * Each address once: whoever is owner and recipient gets the owner's mail. Copies have no page to open; they get a link
 * to the file itself where it is too large to attach.
 */
function addressees(
  deps: Pick<Deps, 'settings' | 'keys' | 'clock'>,
  { document, recipients, owner }: LockedDocument,
  finalBytes: number,
): Addressee[] {
  const copyLink = finalBytes > LARGEST_ATTACHMENT ? downloadLink(deps, document) : null;
  const all: Addressee[] = [
    { to: owner.email, link: documentPage(deps, document.id) },
    ...recipients.map((one) => ({ to: one.email, link: recipientLink(deps, one), recipientId: one.id })),
    ...[...document.settings.cc, ...document.settings.bcc].map((to) => ({ to, link: copyLink })),
  ];
  const seen = new Set<string>();
  return all.filter(({ to }) => {
    const address = to.toLowerCase();
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  });
}

function downloadLink(deps: Pick<Deps, 'settings' | 'keys' | 'clock'>, document: Row<'document'>): string | null {
  if (document.final_blob === null) return null;
  return fileUrl(deps, {
    documentId: document.id,
    sha256: document.final_blob,
    kind: 'document',
    filename: filenameOf(document.title, 'document'),
    lifetimeSeconds: LINK_SECONDS,
  });
}

/** Only the owner is sent what recipients' copies hide. */
function attachmentsOf(document: Row<'document'>, finalBytes: number, toOwner: boolean): MailAttachment[] {
  const file = toOwner ? (document.owner_blob ?? document.final_blob) : document.final_blob;
  const files = [
    { kind: 'document', blob: finalBytes > LARGEST_ATTACHMENT ? null : file },
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
  const size = `${count(shownPages(document, recipients).length, 'page', 'pages')}, ${fileSize(finalBytes)}`;
  const acts = { signer: 'Signed', approver: 'Approved', viewer: 'Read' } as const;
  return {
    documentTitle: document.title,
    documentId: document.id,
    timeZone: owner.time_zone,
    sender: senderOf({ document, owner, ...rest }),
    people: recipients.flatMap((one) =>
      one.acted_at === null ? [] : [{ name: one.name, act: acts[one.type], at: one.acted_at }],
    ),
    files: [
      {
        name: filenameOf(document.title, 'document'),
        note:
          finalBytes > LARGEST_ATTACHMENT ? `Too large to attach, ${size}: open it by the button` : `Attached, ${size}`,
      },
      ...attachments
        .filter((one) => one.blob === document.certificate_blob)
        .map(({ filename }) => ({ name: filename, note: 'Attached, who signed, when and how that was proved' })),
    ],
    sealedFile: finalBytes > LARGEST_ATTACHMENT ? 'linked' : 'attached',
  };
}
