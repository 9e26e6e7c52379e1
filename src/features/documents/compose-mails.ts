import { inOrder, isPending, mustAct } from '../../domain/document/turn.ts';
import type { DocumentState } from '../../domain/document/types.ts';
import { isFixed } from '../../domain/widget/settle-answers.ts';
import type { Deps } from '../deps.ts';
import type { CustomRequestMailData } from '../mail/mails/custom-request.ts';
import type { MailSender } from '../mail/message.ts';
import type { Row } from '../tables.ts';
import { recipientLink } from './link.ts';

export interface MailFacts {
  readonly document: Row<'document'>;
  readonly recipients: readonly Row<'recipient'>[];
  readonly owner: Row<'account'>;
  /** The rules' view, after the event. */
  readonly state: DocumentState;
}

/** For whom a document's mails speak: the name and address set on it, else its owner. */
export function senderOf({ document, owner }: Pick<MailFacts, 'document' | 'owner'>): MailSender {
  return {
    name: document.settings.senderName || owner.name,
    email: document.settings.senderEmail || owner.email,
    company: owner.company,
  };
}

/** The owner's page of the document. */
export function documentPage(deps: Pick<Deps, 'settings'>, documentId: string): string {
  return `${deps.settings.publicUrl}/documents/${documentId}`;
}

/** Data of the request and the reminder to one person. */
export function requestData(
  deps: Pick<Deps, 'keys' | 'settings'>,
  facts: MailFacts,
  recipient: Row<'recipient'>,
  own: { readonly subject?: string; readonly body?: string } = {},
): CustomRequestMailData {
  const { document, owner } = facts;
  return {
    documentTitle: document.title,
    pages: document.pages.length,
    note: document.note,
    expiresAt: facts.state.expiresAt,
    timeZone: owner.time_zone,
    sender: { ...senderOf(facts), phone: owner.phone },
    recipient: {
      name: recipient.name,
      email: recipient.email,
      phone: recipient.phone,
      type: recipient.type,
      fields: fieldsOf(recipient),
    },
    link: recipientLink(deps, recipient),
    signsAfter: signsAfter(facts, recipient),
    subject: own.subject || document.settings.emailSubject,
    body: own.body || document.settings.emailBody,
  };
}

function fieldsOf(recipient: Row<'recipient'>): number {
  if (recipient.type === 'viewer') return 0;
  // A signer without a field places the own signature.
  if (recipient.type === 'signer' && recipient.widgets.length === 0) return 1;
  return recipient.widgets.filter((widget) => !isFixed(widget)).length;
}

function signsAfter({ state }: MailFacts, recipient: Row<'recipient'>): string[] {
  if (!state.settings.sendInOrder) return [];
  return inOrder(state.recipients)
    .filter((one) => one.turn > recipient.turn && mustAct(one) && isPending(one))
    .map((one) => one.name);
}
