import type { Language } from '../../domain/language/languages.ts';
import { fill, plural } from '../../domain/language/texts.ts';
import type { Deps } from '../deps.ts';
import { mailTexts } from '../mail/messages/catalogues.ts';
import { fileSize } from '../mail/words.ts';
import type { MailAttachment } from '../tables/delivery.ts';
import type { Row } from '../tables.ts';
import { filenameOf, fileUrl } from './file-url.ts';

/** Mail servers commonly refuse more than 25 MB, and Base64 adds a third. */
const LARGEST_ATTACHMENT = 18 * 1024 * 1024;
const LINK_SECONDS = 30 * 24 * 3600;

/** Whether a sealed file of so many bytes goes out as a link. */
export function isTooLargeToAttach(bytes: number): boolean {
  return bytes > LARGEST_ATTACHMENT;
}

/** The sealed file, unless it is too large, and the completion certificate. Only the owner is sent what recipients' copies hide. */
export function sealedAttachments(
  document: Row<'document'>,
  finalBytes: number,
  to: 'owner' | 'others',
): MailAttachment[] {
  const file = to === 'owner' ? (document.owner_blob ?? document.final_blob) : document.final_blob;
  const files = [
    { kind: 'document', blob: isTooLargeToAttach(finalBytes) ? null : file },
    { kind: 'certificate', blob: document.certificate_blob },
  ] as const;
  return files.flatMap(({ kind, blob }) =>
    blob === null ? [] : [{ filename: filenameOf(document.title, kind), contentType: 'application/pdf', blob }],
  );
}

/** What a mail says of its files, a line each. */
export function fileRows(
  document: Row<'document'>,
  attachments: readonly MailAttachment[],
  { pages, finalBytes }: { readonly pages: number; readonly finalBytes: number },
  language: Language = 'en',
): { readonly name: string; readonly note: string }[] {
  const { files, pages: pageForms } = mailTexts(language);
  const facts = { pages: plural(language, pageForms, pages, {}), size: fileSize(finalBytes) };
  return [
    {
      name: filenameOf(document.title, 'document'),
      note: fill(isTooLargeToAttach(finalBytes) ? files.tooLarge : files.attached, facts),
    },
    ...attachments
      .filter((one) => one.blob === document.certificate_blob)
      .map(({ filename }) => ({ name: filename, note: files.certificate })),
  ];
}

/** For whoever has no page of the document: the sealed file itself, good for 30 days. */
export function sealedFileLink(
  deps: Pick<Deps, 'settings' | 'keys' | 'clock'>,
  document: Row<'document'>,
): string | null {
  if (document.final_blob === null) return null;
  return fileUrl(deps, {
    documentId: document.id,
    sha256: document.final_blob,
    kind: 'document',
    filename: filenameOf(document.title, 'document'),
    lifetimeSeconds: LINK_SECONDS,
  });
}
