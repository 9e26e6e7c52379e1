import type { ReactNode } from 'react';
import type { DocumentView } from '../../../../contract/app/documents.ts';
import { fullTime } from '../../../lib/dates.ts';
import { plural } from '../../../lib/numbers.ts';
import { Banner } from '../../../ui/banner.tsx';
import { CopyButton } from '../../../ui/copy-box.tsx';
import { proofsInWords } from './event-words.ts';
import { nameOf } from './person-words.ts';

function orderWords({ settings }: DocumentView): string {
  if (!settings.sendInOrder) return 'Everyone at once';
  return settings.sendInOrderStrict ? 'One after another, strictly' : 'One after another';
}

function reminderWords({ settings }: DocumentView): string {
  if (!settings.autoReminder) return 'Only by hand';
  return `Every ${plural(settings.remindOnceInEvery, 'day', 'days')}`;
}

const obstacleWords: Readonly<Record<NonNullable<DocumentView['modeFallback']>, string>> = {
  'allow-modifications': 'recipients may add fields of their own',
  'free-placement': 'somebody places the signature freely',
  'merge-certificate': 'the certificate is part of the document',
  'signatures-kept': 'the file was signed already',
  'self-sign': 'its owner signs alone',
};

function signatureWords({ signatureMode, modeFallback }: DocumentView): string {
  if (signatureMode === 'per_signer') return 'A signature of each signer';
  if (modeFallback === null) return 'One seal over everything';
  return `One seal over everything, instead of a signature of each signer: ${obstacleWords[modeFallback]}`;
}

/** Everything that was set at sending, and the facts for the records. */
export function DocumentDetails({ document }: { document: DocumentView }) {
  const { settings } = document;
  return (
    <div className="py-3">
      {!document.chain.intact && (
        <div className="mb-3">
          <Banner tone="danger">
            The activity log of this document was changed from outside. Its hash chain doesn’t fit any more.
          </Banner>
        </div>
      )}
      <dl className="text-body">
        <Fact name="Document id">
          <span className="inline-flex items-center gap-1">
            <code className="font-mono text-caption">{document.id}</code>
            <CopyButton text={document.id} label="Copy document id" />
          </span>
        </Fact>
        {document.note !== '' && <Fact name="Note">{document.note}</Fact>}
        {document.description !== '' && <Fact name="Description">{document.description}</Fact>}
        {document.folder !== null && <Fact name="Folder">{document.folder.name}</Fact>}
        <Fact name="Sent by">
          {document.owner.name}, {document.owner.email}
        </Fact>
        <Fact name="Made">{fullTime(document.createdAt)}</Fact>
        {document.expiresAt !== null && <Fact name="Ends">{fullTime(document.expiresAt)}</Fact>}
        <Fact name="Pages">{String(document.pages.length)}</Fact>
        <Fact name="Order">{orderWords(document)}</Fact>
        <Fact name="Emails">{settings.sendEmail ? 'Sent by Signet' : 'None; links are passed on by hand'}</Fact>
        {document.signatureMode !== null && <Fact name="Signatures">{signatureWords(document)}</Fact>}
        <Fact name="Extra check">{settings.enableOtp ? 'Code by email' : 'None'}</Fact>
        <Fact name="Reminders">{reminderWords(document)}</Fact>
        {settings.cc.length > 0 && <Fact name="Gets a copy">{settings.cc.join(', ')}</Fact>}
        {settings.bcc.length > 0 && <Fact name="Gets a hidden copy">{settings.bcc.join(', ')}</Fact>}
        {settings.redirectUrl !== '' && <Fact name="Goes on to">{settings.redirectUrl}</Fact>}
        <Fact name="Credits spent">{String(document.creditsSpent)}</Fact>
        {document.recipients.map((person) => (
          <Fact key={person.id} name={nameOf(person)}>
            {[
              person.role,
              person.company,
              person.jobTitle,
              person.phone,
              person.hasAccessCode ? 'access code asked' : '',
              person.proofs.length > 0 ? `proved by ${proofsInWords(person.proofs)}` : '',
              person.ip === null ? '' : `from ${person.ip}`,
            ]
              .filter(Boolean)
              .join(', ') || 'Nothing more'}
          </Fact>
        ))}
        <Fact name="Head of the log">
          <code className="font-mono text-caption break-all">{document.chain.head}</code>
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[128px_minmax(0,1fr)] gap-3 border-b border-hair py-2 last:border-b-0">
      <dt className="break-words text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
