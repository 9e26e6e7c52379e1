import type { RecipientType } from '../../../domain/recipient/types.ts';
import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
import { renderMail } from '../render.tsx';
import { count, longDay, longMoment } from '../words.ts';

export interface RequestMailData {
  readonly documentTitle: string;
  readonly pages: number;
  /** The sender's message; "" for none. */
  readonly note: string;
  readonly expiresAt: Date | null;
  /** The owner's. */
  readonly timeZone: string;
  readonly sender: MailSender & { readonly phone: string };
  readonly recipient: {
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly type: RecipientType;
    /** Number of fields waiting for this person. */
    readonly fields: number;
  };
  /** The recipient's own link. */
  readonly link: string;
  /** Names of those whose turn comes after; empty where nobody waits. */
  readonly signsAfter: readonly string[];
}

const acts = {
  signer: { verb: 'sign', button: 'Review and sign', after: 'Signs after you' },
  approver: { verb: 'approve', button: 'Review and approve', after: 'Acts after you' },
  viewer: { verb: 'read', button: 'Open the document', after: 'Acts after you' },
} as const;

/** "Ana Brandt asks you to sign": when a document is sent, sent again, or the turn has come. */
export async function requestMail(deps: MailDeps, data: RequestMailData): Promise<MailMessage> {
  const act = acts[data.recipient.type];
  return renderMail(deps, {
    subject: `${data.sender.name} asks you to ${act.verb}: ${data.documentTitle}`,
    preview: previewOf(data),
    sender: data.sender,
    blocks: [
      { kind: 'title', text: `${data.sender.name} asks you to ${act.verb}` },
      { kind: 'text', text: `${data.documentTitle}, ${count(data.pages, 'page', 'pages')}` },
      ...requestBlocks(data),
    ],
  });
}

/** Everything below the title, shared with the reminder. */
export function requestBlocks(data: RequestMailData): MailBlock[] {
  const act = acts[data.recipient.type];
  const facts = [];
  if (data.expiresAt !== null) facts.push({ label: 'Ends', value: longMoment(data.expiresAt, data.timeZone) });
  if (data.signsAfter.length > 0) facts.push({ label: act.after, value: data.signsAfter.join(', ') });
  const blocks: MailBlock[] = [];
  if (data.note !== '') blocks.push({ kind: 'quote', text: data.note });
  blocks.push({ kind: 'button', label: act.button, url: data.link }, { kind: 'note', text: 'No account needed.' });
  if (facts.length > 0) blocks.push({ kind: 'facts', rows: facts });
  blocks.push(
    { kind: 'small', text: 'This link is for you alone. Do not pass it on.' },
    { kind: 'address', url: data.link },
  );
  return blocks;
}

export function previewOf(data: RequestMailData): string {
  const fields = data.recipient.fields > 0 ? `${count(data.recipient.fields, 'field', 'fields')}, ` : '';
  const end = data.expiresAt === null ? '' : ` Ends on ${longDay(data.expiresAt, data.timeZone, false)}.`;
  return `${fields}${count(data.pages, 'page', 'pages')}.${end} No account needed.`;
}
