import type { DocumentAnswer, DocumentInListAnswer, SignerAnswer } from '../../../contract/api/answers.ts';
import type { Deps } from '../../../features/deps.ts';
import { ownersFile } from '../../../features/documents/current-file.ts';
import { API_FILE_SECONDS, filenameOf, fileUrl } from '../../../features/documents/file-url.ts';
import { type DocumentView, wireStatus } from '../../../features/documents/queries.ts';
import type { Row } from '../../../features/tables.ts';
import { presentWidget } from './widget.ts';

type PresentDeps = Pick<Deps, 'keys' | 'settings' | 'clock'>;

/** A document in full, as v1.2 shows it. */
export function presentDocument(deps: PresentDeps, document: DocumentView): DocumentAnswer {
  const { settings } = document;
  const { objectId, file, title, note, template_id, auto_reminder, remind_once_in_every, ...middle } = presentListed(
    deps,
    document,
  );
  return {
    status: wireStatus(document, deps.clock()),
    objectId,
    file,
    certificate: certificateUrl(deps, document),
    title,
    note,
    ...middle,
    audit_trail: document.recipients.map((recipient) => ({
      email: recipient.email,
      viewed: recipient.viewed_at?.toISOString() ?? '',
      signed: recipient.acted_at?.toISOString() ?? '',
    })),
    ...(template_id === undefined ? {} : { template_id }),
    auto_reminder,
    remind_once_in_every,
    pen_colors: [...settings.penColors],
    bcc: [...settings.bcc],
    cc: [...settings.cc],
  };
}

/** A document of a list, with everything that any version shows there. */
export function presentListed(deps: PresentDeps, document: DocumentView): DocumentInListAnswer {
  const { settings } = document;
  return {
    objectId: document.id,
    file: urlOf(deps, document, ownersFile(document), 'document'),
    title: document.title,
    note: document.note,
    folder: { objectId: document.folder_id ?? '', name: document.folderName ?? '' },
    owner: document.ownerName,
    signers: document.recipients.map(presentSigner),
    sendInOrder: settings.sendInOrder,
    send_in_order_strict: settings.sendInOrderStrict,
    allow_offline_sign: settings.allowOfflineSign,
    createdAt: document.created_at.toISOString(),
    updatedAt: document.updated_at.toISOString(),
    enableTour: settings.enableTour,
    redirect_url: settings.redirectUrl,
    allow_modifications: settings.allowModifications,
    ...(document.template_id === null ? {} : { template_id: document.template_id }),
    auto_reminder: settings.autoReminder,
    remind_once_in_every: settings.remindOnceInEvery,
  };
}

function presentSigner(recipient: Row<'recipient'>): SignerAnswer {
  const { role, name, email, phone } = recipient;
  return { role, name, email, phone, widgets: recipient.widgets.map(presentWidget) };
}

/** "" until completed, and where the certificate is part of the PDF. */
function certificateUrl(deps: PresentDeps, document: Row<'document'>): string {
  const { certificate_blob: blob, settings, status } = document;
  if (blob === null || status !== 'completed' || settings.mergeCertificate) return '';
  return urlOf(deps, document, blob, 'certificate');
}

function urlOf(deps: PresentDeps, document: Row<'document'>, sha256: string, kind: 'document' | 'certificate'): string {
  const filename = filenameOf(document.title, kind);
  return fileUrl(deps, { documentId: document.id, sha256, kind, filename, lifetimeSeconds: API_FILE_SECONDS });
}
