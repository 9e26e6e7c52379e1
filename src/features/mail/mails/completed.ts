import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage, MailSender } from '../message.ts';
import { renderMail } from '../render.tsx';
import { shortMoment } from '../words.ts';

export interface CompletedMailData {
  readonly documentTitle: string;
  readonly documentId: string;
  readonly timeZone: string;
  readonly sender: MailSender;
  readonly people: readonly {
    readonly name: string;
    readonly act: 'Signed' | 'Approved' | 'Read';
    readonly at: Date;
  }[];
  /** What is attached, with a line about each: "Attached, 2 pages, 214 KB". */
  readonly files: readonly { readonly name: string; readonly note: string }[];
  /** `linked`: too large for a mail, the button leads to it. */
  readonly sealedFile: 'attached' | 'linked';
  /** Where this person can open the document; null for cc and bcc. */
  readonly link: string | null;
}

/** "Completed: Services agreement", one mail for each person, with the sealed PDF and the completion certificate attached. */
export async function completedMail(deps: MailDeps, data: CompletedMailData): Promise<MailMessage> {
  const facts = data.people.map((person) => ({
    label: person.name,
    value: `${person.act} ${shortMoment(person.at, data.timeZone)}`,
  }));
  const blocks: MailBlock[] = [
    { kind: 'status', tone: 'success', text: 'Completed' },
    { kind: 'title', text: `Everyone has signed ${data.documentTitle}` },
    {
      kind: 'text',
      text: `Your sealed copy is ${data.sealedFile === 'attached' ? 'attached' : 'ready'}. Any change to it will show.`,
    },
    { kind: 'files', rows: data.files },
  ];
  if (data.link !== null) blocks.push({ kind: 'button', label: 'Open the document', url: data.link });
  blocks.push({ kind: 'facts', rows: [...facts, { label: 'Document ID', value: data.documentId }] });
  blocks.push({
    kind: 'note',
    text: `Anyone can check the PDF, without an account: ${deps.settings.publicUrl}/verify`,
  });
  return renderMail(deps, {
    subject: `Completed: ${data.documentTitle}`,
    preview: `Everyone has signed. ${whatComes(data)}`,
    sender: data.sender,
    blocks,
  });
}

function whatComes(data: CompletedMailData): string {
  if (data.sealedFile === 'linked') return 'The sealed PDF is ready.';
  return data.files.length > 1 ? 'The sealed PDF and its certificate are attached.' : 'The sealed PDF is attached.';
}
