import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import { ownersFile } from './current-file.ts';
import { type FileUrl, filenameOf, fileUrl, WEBHOOK_FILE_SECONDS } from './file-url.ts';
import { recipientLink } from './link.ts';

type PayloadDeps = Pick<Deps, 'keys' | 'settings' | 'clock'>;
type Recipients = readonly Row<'recipient'>[];

/**
 * Bodies of webhook events, keys in the order of the wire. Addresses in them outlive the retries. Of a document sent by
 * the link of a template nobody was answered the signers' links, so they come along.
 */
export function createdPayload(deps: PayloadDeps, document: Row<'document'>, recipients: Recipients): object {
  const byTemplateLink = document.template_id !== null && document.draft_link_expires_at !== null;
  const signers = recipients.map((one) =>
    byTemplateLink ? { ...signer(one), url: recipientLink(deps, one) } : signer(one),
  );
  return { ...base(deps, 'created', document), signers, createdAt: createdAt(document) };
}

export function viewedPayload(
  deps: PayloadDeps,
  document: Row<'document'>,
  recipients: Recipients,
  viewer: Row<'recipient'>,
  at: Date,
): object {
  return {
    ...base(deps, 'viewed', document),
    signers: recipients.map(signer),
    viewedBy: viewer.email,
    viewedAt: webhookTime(at),
    createdAt: createdAt(document),
  };
}

export function signedPayload(
  deps: PayloadDeps,
  document: Row<'document'>,
  recipient: Row<'recipient'>,
  at: Date,
): object {
  return {
    ...base(deps, 'signed', document),
    signer: signer(recipient),
    signedAt: webhookTime(at),
    createdAt: createdAt(document),
  };
}

export function declinedPayload(
  deps: PayloadDeps,
  document: Row<'document'>,
  recipients: Recipients,
  declined: { readonly by: string; readonly reason: string; readonly at: Date },
): object {
  return {
    ...base(deps, 'declined', document),
    signers: recipients.map(signer),
    declinedBy: declined.by,
    declinedReason: declined.reason,
    declinedAt: webhookTime(declined.at),
    createdAt: createdAt(document),
  };
}

/** `document` carries the sealed blobs already. */
export function completedPayload(
  deps: PayloadDeps,
  document: Row<'document'>,
  recipients: Recipients,
  at: Date,
): object {
  return {
    ...base(deps, 'completed', document),
    certificate:
      document.certificate_blob === null ? '' : webhookFile(deps, document, document.certificate_blob, 'certificate'),
    signers: recipients.map(signer),
    completedAt: webhookTime(at),
    createdAt: createdAt(document),
  };
}

function base(deps: PayloadDeps, event: string, document: Row<'document'>) {
  return {
    event,
    type: document.kind,
    objectId: document.id,
    file: webhookFile(deps, document, ownersFile(document), 'document'),
    name: document.title,
    note: document.note,
    description: document.description,
  };
}

function webhookFile(deps: PayloadDeps, document: Row<'document'>, sha256: string, kind: FileUrl['kind']): string {
  return fileUrl(deps, {
    documentId: document.id,
    sha256,
    kind,
    filename: filenameOf(document.title, kind),
    lifetimeSeconds: WEBHOOK_FILE_SECONDS,
  });
}

function signer({ name, email, phone }: Row<'recipient'>): object {
  return phone === '' ? { name, email } : { name, email, phone };
}

function createdAt(document: Row<'document'>): string {
  return webhookTime(document.created_at);
}

/** `Fri, 16 May 2025 10:48:34 GMT` */
function webhookTime(at: Date): string {
  return at.toUTCString();
}
