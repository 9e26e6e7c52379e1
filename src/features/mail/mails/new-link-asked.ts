import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';

export interface NewLinkAskedMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  readonly personName: string;
  readonly personEmail: string;
  /** The document's page in the app. */
  readonly link: string;
}

/** "Kai Lund asks for a new link": to the owner, when somebody came after the document's time. */
export async function newLinkAskedMail(deps: MailDeps, data: NewLinkAskedMailData): Promise<MailMessage> {
  return renderMail(deps, {
    subject: `${data.personName} asks for a new link: ${data.documentTitle}`,
    preview: 'The document had expired.',
    reason: 'You get this because you sent the document.',
    blocks: [
      { kind: 'title', text: `${data.personName} asks for a new link` },
      {
        kind: 'text',
        text: `${data.documentTitle} had expired when ${data.personName} opened it. Send it again to let it be signed.`,
      },
      { kind: 'button', label: 'Open the document', url: data.link },
      {
        kind: 'facts',
        rows: [
          { label: 'Asked by', value: data.personEmail },
          { label: 'Document ID', value: data.documentId },
        ],
      },
    ],
  });
}
