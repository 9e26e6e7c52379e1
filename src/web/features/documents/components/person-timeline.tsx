import { Check, Clock, Eye, Hourglass, X } from 'lucide-react';
import type { AuditEntry, DocumentView, RecipientView } from '../../../../contract/app/documents.ts';
import { cx } from '../../../lib/cx.ts';
import { dayAndTime, fullTime } from '../../../lib/dates.ts';
import { PersonAvatar } from '../../../ui/avatar.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field.tsx';
import type { Asked } from './acts.ts';
import { mailTo } from './event-words.ts';
import { nameOf } from './person-words.ts';

interface Step {
  word: string;
  at: string | null;
}

/** Latest time the mail server, or the mailbox where none is set, took or refused a mail to this person. */
function mailOutcome(
  person: RecipientView,
  activity: readonly AuditEntry[],
  kind: 'mail-accepted' | 'mail-failed',
): string | null {
  const found = activity.find((entry) => entry.kind === kind && mailTo(entry) === person.email);
  return found?.at ?? null;
}

function stepsOf(person: RecipientView, document: DocumentView): readonly Step[] {
  const handedOver =
    document.activity.findLast((entry) => entry.kind === 'mail-accepted' && mailTo(entry) === person.email)?.at ?? null;
  const last =
    person.type === 'viewer' ? [] : [{ word: person.type === 'approver' ? 'Approved' : 'Signed', at: person.actedAt }];
  return [
    { word: 'Sent', at: person.mailedAt },
    { word: 'Handed over', at: handedOver },
    { word: 'Opened', at: person.viewedAt },
    ...last,
  ];
}

/** People of the document from the first to the last: avatar on a line, four steps each. */
export function PersonTimeline({ document, onAsk }: { document: DocumentView; onAsk: (asked: Asked) => void }) {
  return (
    <ol aria-label="Recipients" className="mt-5">
      {document.recipients.map((person, index) => (
        <li key={person.id} className="relative flex min-h-26 gap-3 pb-3">
          {index < document.recipients.length - 1 && (
            <span aria-hidden="true" className="absolute start-[15.25px] top-8 bottom-0 w-[1.5px] bg-line" />
          )}
          <PersonAvatar name={nameOf(person)} index={index} />
          <Person person={person} document={document} onAsk={onAsk} />
        </li>
      ))}
    </ol>
  );
}

interface PersonProps {
  person: RecipientView;
  document: DocumentView;
  onAsk: (asked: Asked) => void;
}

function Person({ person, document, onAsk }: PersonProps) {
  const failed = mailOutcome(person, document.activity, 'mail-failed');
  const accepted = mailOutcome(person, document.activity, 'mail-accepted');
  return (
    <div className="min-w-0 flex-1">
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0 text-body break-words">
          {nameOf(person)}
          {person.isMe && <span className="text-muted"> (you)</span>}
          <span className="block text-caption break-words text-muted">
            {person.email}
            {person.type === 'approver' && ', approves'}
            {person.type === 'viewer' && ', views'}
          </span>
        </p>
        <PersonBadge person={person} />
      </div>
      {failed !== null && (accepted === null || accepted < failed) && (
        <FieldError text={`We couldn’t deliver to ${person.email}. Check the address and send again.`} />
      )}
      {document.may.correct.includes(person.id) && (
        <Button
          variant="quiet"
          size="small"
          className="-ms-2"
          onClick={() => onAsk({ act: 'correct', id: document.id, title: document.title, personId: person.id })}
        >
          Change address
        </Button>
      )}
      <Steps steps={stepsOf(person, document)} mailed={document.settings.sendEmail} />
    </div>
  );
}

function Steps({ steps, mailed }: { steps: readonly Step[]; mailed: boolean }) {
  return (
    <ol className="mt-2.5 flex">
      {steps.map((step, index) => {
        const passed = step.at !== null;
        // A later step proves the earlier ones, also where no mail told of them.
        const proved = passed || steps.slice(index + 1).some((later) => later.at !== null);
        const nextProved = steps.slice(index + 1).some((later) => later.at !== null);
        const last = index === steps.length - 1;
        return (
          <li key={step.word} className={cx('relative pt-3.5', last ? 'w-18 shrink-0' : 'min-w-0 flex-1')}>
            {!last && (
              <span
                aria-hidden="true"
                className={cx('absolute start-1 end-0 top-[3px] h-0.5', nextProved ? 'bg-success' : 'bg-line')}
              />
            )}
            <span
              aria-hidden="true"
              className={cx('absolute start-0 top-0 size-2 rounded-full', proved ? 'bg-success' : 'bg-line')}
            />
            <span className={cx('block text-caption', !proved && 'text-muted')}>
              {step.word}
              {!passed && <span className="sr-only">: {proved ? 'not recorded' : 'not yet'}</span>}
            </span>
            {step.at !== null && (
              <time dateTime={step.at} title={fullTime(step.at)} className="block text-caption text-muted tabular-nums">
                {dayAndTime(step.at)}
              </time>
            )}
            {step.word === 'Sent' && !passed && !mailed && (
              <span className="block text-caption text-muted">by hand</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function PersonBadge({ person }: { person: RecipientView }) {
  switch (person.state) {
    case 'done':
      return (
        <Badge tone="success" icon={Check}>
          {person.type === 'approver' ? 'Approved' : person.type === 'viewer' ? 'Seen' : 'Signed'}
        </Badge>
      );
    case 'opened':
      return (
        <Badge tone="accent" icon={Eye}>
          Opened
        </Badge>
      );
    case 'declined':
      return (
        <Badge tone="danger" icon={X}>
          Declined
        </Badge>
      );
    case 'current':
      return (
        <Badge tone="neutral" icon={Clock}>
          Not opened
        </Badge>
      );
    case 'later':
      return (
        <Badge tone="neutral" icon={Hourglass}>
          Later
        </Badge>
      );
  }
}
