import { CircleCheck, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SentDraft } from '../../../../../contract/app/editor.ts';
import { messageOf } from '../../../../lib/api.ts';
import { longDate } from '../../../../lib/dates.ts';
import { plural } from '../../../../lib/numbers.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../../ui/button.tsx';
import { CopyBox } from '../../../../ui/copy-box.tsx';
import { Sheet } from '../../../../ui/sheet.tsx';

interface SentSheetProps {
  sent: SentDraft;
  ordered: boolean;
  /** Address of who sent it; null for whoever holds a link. */
  me: string | null;
  onUndo: () => Promise<void>;
  onDone: () => void;
  /** With a link one has nowhere to go from here. */
  doneWords: string | null;
}

/** What the sheet turns into once it is sent: who is told, links to copy, and some seconds to take it back. */
export function SentSheet({ sent, ordered, me, onUndo, onDone, doneWords }: SentSheetProps) {
  const seconds = useSecondsUntil(sent.undoUntil);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [first] = sent.people.filter((person) => person.type !== 'viewer');
  const links = sent.people.filter((person) => person.url !== null);
  // Whose turn has come is mailed; who sent it needn't wait for that.
  const mine = sent.people.find((person) => person.email === me && person.type !== 'viewer' && person.url !== null);
  const myTurn = mine !== undefined && (!ordered || mine.mailed || mine.id === first?.id);

  async function undo(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await onUndo();
    } catch (fault) {
      setError(fault);
      setBusy(false);
    }
  }

  return (
    <Sheet
      wide
      open
      onOpenChange={() => onDone()}
      title="Sent"
      foot={
        <>
          {seconds > 0 ? (
            <Button icon={Undo2} loading={busy} onClick={() => void undo()}>
              Undo ({seconds} s)
            </Button>
          ) : (
            <span className="text-caption text-muted">
              {sent.people.some((person) => person.mailed) ? 'On its way.' : ''}
            </span>
          )}
          {myTurn && (
            <a href={mine.url ?? ''} className={buttonClass({ variant: 'primary' })}>
              Sign now
            </a>
          )}
          {doneWords !== null && (
            <Button variant={myTurn ? 'secondary' : 'primary'} onClick={onDone} className="min-w-32">
              {doneWords}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <div role="status" className="flex items-start gap-3">
          <CircleCheck aria-hidden="true" className="mt-0.5 size-6 shrink-0 text-success" strokeWidth={1.75} />
          <div>
            <p className="text-section font-semibold">
              Sent to {plural(sent.people.length, 'person', 'people')}.
              {ordered && sent.people.length > 1 ? firstWords(sent.people) : ''}
            </p>
            <p className="text-muted">
              {seconds > 0 ? 'No mail leaves until the time to undo is over. ' : ''}
              {sent.expiresAt !== null && `It ends on ${longDate(sent.expiresAt)}.`}
            </p>
          </div>
        </div>
        {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
        {links.length > 0 && (
          <section aria-labelledby="links-title" className="flex flex-col gap-3">
            <h3 id="links-title" className="text-body font-semibold">
              Links
            </h3>
            <p className="-mt-2 text-caption text-muted">
              Whoever has a link can act as that person. Give each only to its owner.
            </p>
            {links.map((person) => (
              <CopyBox
                key={person.id}
                label={`${person.name || person.email}${person.mailed ? ', gets it by email' : ''}`}
                text={person.url ?? ''}
                copyLabel={`Copy the link of ${person.name || person.email}`}
              />
            ))}
          </section>
        )}
        {doneWords === null && (
          <p className="text-muted">This link to the draft has done its work. You can close this page.</p>
        )}
      </div>
    </Sheet>
  );
}

/** Those asked first; where nobody is mailed, whoever stands first. */
function firstWords(people: SentDraft['people']): string {
  const acting = people.filter((person) => person.type !== 'viewer');
  const mailed = acting.filter((person) => person.mailed);
  const names = (mailed.length > 0 ? mailed : acting.slice(0, 1)).map((person) => person.name || person.email);
  if (names.length === 0) return '';
  return ` ${new Intl.ListFormat('en').format(names)} ${names.length === 1 ? 'is' : 'are'} first.`;
}

function useSecondsUntil(iso: string): number {
  const read = () => Math.max(0, Math.ceil((new Date(iso).getTime() - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` follows from `iso`.
  useEffect(() => {
    setSeconds(read());
    const timer = setInterval(() => setSeconds(read()), 250);
    return () => clearInterval(timer);
  }, [iso]);
  return seconds;
}
