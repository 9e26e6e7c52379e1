import type { DocumentView } from '../../../contract/app/documents.ts';
import { fullTime } from '../../lib/dates.ts';
import { count, plural } from '../../lib/numbers.ts';

/** Facts that somebody looks up: number, order, settings, head of the audit chain. */
export function Details({ document }: { document: DocumentView }) {
  const { settings } = document;
  const order = settings.sendInOrder
    ? `One after another${settings.sendInOrderStrict ? ', strictly' : ''}`
    : 'All at once';
  const facts: ReadonlyArray<readonly [string, string]> = [
    ['Document ID', document.id],
    ['Owner', `${document.owner.name}, ${document.owner.email}`],
    ['Pages', count(document.pages.length)],
    ['Made on', fullTime(document.createdAt)],
    ['Sent on', document.sentAt === null ? '' : fullTime(document.sentAt)],
    ['Completed on', document.completedAt === null ? '' : fullTime(document.completedAt)],
    ['Order', order],
    ['Mail', settings.sendEmail ? 'Sent to everybody' : 'Nobody is mailed'],
    [
      'Reminders',
      settings.autoReminder ? `Every ${plural(settings.remindOnceInEvery, 'day', 'days')}` : 'None by themselves',
    ],
    ['Note', document.note],
    ['Description', document.description],
    ['Credits used', count(document.creditsSpent)],
    ['Audit chain', document.chain.head],
  ];
  return (
    <dl className="py-3">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="grid grid-cols-[120px_minmax(0,1fr)] gap-3 border-b border-hair py-2.5 text-body">
            <dt className="text-muted">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
