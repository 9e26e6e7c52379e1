import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import { wireTime } from '../webhooks/wire-time.ts';
import { ownersFile } from './current-file.ts';
import { type FileUrl, filenameOf, fileUrl, WEBHOOK_FILE_SECONDS } from './file-url.ts';
import { recipientLink } from './link.ts';

type PayloadDeps = Pick<Deps, 'keys' | 'settings' | 'clock'>;

/** A document with its people and the owner, in whose time zone its times are told. */
interface Facts {
  readonly document: Row<'document'>;
  readonly recipients: readonly Row<'recipient'>[];
  readonly owner: Row<'account'>;
}

/**
 * Bodies of webhook events, keys in the order of the wire. Addresses in them outlive the retries. Of a document sent by
 * the link of a template nobody was answered the signers' links, so they come along.
 */
export function createdPayload(deps: PayloadDeps, facts: Facts): object {
  const { document, recipients } = facts;
  const byTemplateLink = document.template_id !== null && document.draft_link_expires_at !== null;
  const signers = recipients.map((one) =>
    byTemplateLink ? { ...signer(one), url: recipientLink(deps, one) } : signer(one),
  );
  return { ...base(deps, 'created', document), signers, createdAt: createdAt(facts) };
}

export function viewedPayload(deps: PayloadDeps, facts: Facts, viewer: Row<'recipient'>, at: Date): object {
  return {
    ...base(deps, 'viewed', facts.document),
    signers: facts.recipients.map(signer),
    viewedBy: viewer.email,
    viewedAt: wireTime(at, facts.owner.time_zone),
    createdAt: createdAt(facts),
  };
}

export function signedPayload(deps: PayloadDeps, facts: Facts, recipient: Row<'recipient'>, at: Date): object {
  return {
    ...base(deps, 'signed', facts.document),
    signer: signer(recipient),
    signedAt: wireTime(at, facts.owner.time_zone),
    createdAt: createdAt(facts),
  };
}

export function declinedPayload(
  deps: PayloadDeps,
  facts: Facts,
  declined: { readonly by: string; readonly reason: string; readonly at: Date },
): object {
  return {
    ...base(deps, 'declined', facts.document),
    signers: facts.recipients.map(signer),
    declinedBy: declined.by,
    declinedReason: declined.reason,
    declinedAt: wireTime(declined.at, facts.owner.time_zone),
    createdAt: createdAt(facts),
  };
}

/** `document` carries the sealed blobs already. */
export function completedPayload(deps: PayloadDeps, facts: Facts, at: Date): object {
  const { document } = facts;
  return {
    ...base(deps, 'completed', document),
    certificate:
      document.certificate_blob === null ? '' : webhookFile(deps, document, document.certificate_blob, 'certificate'),
    signers: facts.recipients.map(signer),
    completedAt: wireTime(at, facts.owner.time_zone),
    createdAt: createdAt(facts),
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

function createdAt({ document, owner }: Facts): string {
  return wireTime(document.created_at, owner.time_zone);
}
