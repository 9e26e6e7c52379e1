import { isPicture } from '../../domain/widget/response-kinds.ts';
import { readAudit } from '../audit/read.ts';
import type { Deps } from '../deps.ts';
import { environmentMarks } from '../documents/page-marks.ts';
import type { Queryable, Row } from '../tables.ts';
import type { CertificateFacts, CertificatePerson } from './certificate/facts.ts';
import { certificatePaper } from './certificate/layout.ts';
import { attachedFiles } from './filled-file.ts';
import type { Loaded } from './load.ts';

export interface CertificateRequest {
  readonly loaded: Loaded;
  readonly finishedSha256: string;
  /** Of the owner's copy, where recipients' copies hide something. */
  readonly ownersSha256: string | null;
  readonly merged: boolean;
  readonly completedAt: Date;
}

/** Draws the completion certificate, not yet sealed, with the environment's mark on every page. */
export async function makeCertificate(
  deps: Pick<Deps, 'db' | 'blobs' | 'pdf' | 'settings' | 'environment'>,
  request: CertificateRequest,
): Promise<Uint8Array> {
  const facts = await gather(deps, request);
  const paper = certificatePaper(facts);
  const drawn = await deps.pdf.compose(paper);
  const mark = deps.environment.pageMark;
  return mark === null ? drawn : deps.pdf.stamp(drawn, environmentMarks(mark, paper.pages));
}

async function gather(
  deps: Pick<Deps, 'db' | 'blobs' | 'settings' | 'environment'>,
  { loaded, finishedSha256, ownersSha256, merged, completedAt }: CertificateRequest,
): Promise<CertificateFacts> {
  const { document, recipients, owner, tenant } = loaded;
  const events = await readAudit(deps.db as Queryable, document.id);
  const attached = attachedFiles(loaded);
  // Attached files lie beside the document then.
  const perSigner = document.signature_mode === 'per_signer';
  const sent = events.find((event) => event.kind === 'sent');
  return {
    brand: owner.company || tenant.name || deps.settings.productName,
    productName: deps.settings.productName,
    documentId: document.id,
    verifyUrl: `${deps.settings.publicUrl}/verify`,
    title: document.title,
    pages: document.pages.length + (perSigner ? 0 : attached.reduce((sum, { file }) => sum + file.pages.length, 0)),
    owner: { name: owner.name, email: owner.email },
    timeZone: owner.time_zone,
    sentAt: document.sent_at,
    sentFrom: sent?.ip ?? null,
    completedAt,
    madeAt: completedAt,
    finishedSha256,
    ownersSha256,
    sentSha256: document.shown_blob,
    merged,
    perSigner,
    environmentMark: deps.environment.pageMark,
    people: await Promise.all(recipients.map((recipient) => personOf(deps, recipient))),
    attachments: attached.map(({ person, field, file }) => ({
      name: file.name,
      person,
      field,
      pages: file.pages.length,
      sha256: file.sha256,
    })),
    events,
  };
}

async function personOf(deps: Pick<Deps, 'blobs'>, recipient: Row<'recipient'>): Promise<CertificatePerson> {
  const signature = recipient.widgets.find((widget) => widget.type === 'signature' && imageOf(recipient, widget.id));
  const blob = signature === undefined ? null : imageOf(recipient, signature.id);
  return {
    name: recipient.name,
    email: recipient.email,
    type: recipient.type,
    role: recipient.role,
    proofs: recipient.proofs,
    viewedAt: recipient.viewed_at,
    actedAt: recipient.acted_at,
    ip: recipient.acted_ip ?? recipient.viewed_ip,
    signature: blob === null ? null : await deps.blobs.get(blob),
  };
}

function imageOf(recipient: Row<'recipient'>, widgetId: string): string | null {
  const answer = recipient.answers[widgetId];
  return isPicture(answer) && answer.image !== '' ? answer.image : null;
}
