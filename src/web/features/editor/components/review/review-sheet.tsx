import { Send } from 'lucide-react';
import { useState } from 'react';
import { messageOf } from '../../../../lib/api.ts';
import { initials, plural } from '../../../../lib/numbers.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Sheet } from '../../../../ui/sheet.tsx';
import { firstName, personName } from '../../model/people.ts';
import type { Problem } from '../../model/problems.ts';
import type { EditorPerson } from '../../model/types.ts';
import { useEditor } from '../editor-context.ts';
import { lookOf } from '../looks.ts';
import { typeWords } from '../role-menu.tsx';
import { MessagePart } from './message-part.tsx';
import { SettingsPart } from './settings-part.tsx';
import { TakersPart } from './takers-part.tsx';
import type { Sending } from './use-sending.ts';
import { useTemplateTakers } from './use-template.ts';

interface ReviewSheetProps {
  sending: Sending;
  onClose: () => void;
  onFix: (problem: Problem) => void;
}

/** Who gets what, the message and how it is sent; all of it has defaults, so Send is live at once. */
export function ReviewSheet({ sending, onClose, onFix }: ReviewSheetProps) {
  const { facts, key, state, saving } = useEditor();
  const takers = useTemplateTakers(state.content, saving);
  const [tried, setTried] = useState(false);
  const template = key.kind === 'template';
  // What is sent from a template of one's own leaves the template as it is.
  const uses = template && key.by === 'owner';
  const sandbox = facts.environment === 'sandbox';
  const { cost, left } = facts.credits;
  return (
    <Sheet
      wide
      open
      onOpenChange={onClose}
      title={uses ? `Use ${state.content.title}` : 'Review and send'}
      foot={
        <>
          <span>
            <span className="block font-medium">
              {cost > 0 && left !== null
                ? `${plural(cost, 'credit', 'credits')}, ${Math.max(0, left - cost)} left after`
                : `Costs ${plural(cost, 'credit', 'credits')}`}
            </span>
            <span className="block text-caption text-muted">You can undo for {facts.undoSeconds} s</span>
          </span>
          <Button
            variant={sandbox ? 'sandbox' : 'primary'}
            icon={Send}
            loading={sending.busy}
            onClick={() => {
              setTried(true);
              if (!template) void sending.send();
              else if (takers.isComplete) void sending.send(takers.use);
            }}
            className="min-w-40"
          >
            {sandbox ? 'Send test' : 'Send'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-7">
        {sending.problems.length > 0 && <ProblemsFound problems={sending.problems} onFix={onFix} />}
        {sending.error !== null && <Banner tone="danger">{messageOf(sending.error)}</Banner>}
        {template ? <TakersPart takers={takers} tried={tried} /> : <WhoGetsIt />}
        {!uses && (
          <>
            <MessagePart />
            <SettingsPart />
          </>
        )}
      </div>
    </Sheet>
  );
}

function ProblemsFound({ problems, onFix }: { problems: readonly Problem[]; onFix: (problem: Problem) => void }) {
  return (
    <div role="alert" className="rounded-card bg-warning-tint px-3 py-2 text-body text-warning">
      <p className="font-medium">
        Nothing was sent. {plural(problems.length, 'thing is', 'things are')} to be fixed first.
      </p>
      <ul className="mt-1">
        {problems.map((problem) => (
          <li key={problem.words} className="flex min-h-8 items-center justify-between gap-3">
            <span className="min-w-0 break-words">{problem.words}</span>
            <button
              type="button"
              onClick={() => onFix(problem)}
              className="min-h-8 shrink-0 cursor-pointer rounded-tick font-medium underline"
            >
              Show
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function WhoGetsIt() {
  const { state } = useEditor();
  const { people, settings, widgets } = state.content;
  const acting = people.filter((person) => person.type !== 'viewer');
  const ordered = settings.sendInOrder && acting.length > 1;
  return (
    <section aria-labelledby="who-title">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h3 id="who-title" className="text-body font-semibold">
          Who gets it
        </h3>
        <p className="min-w-0 truncate text-muted">{orderWords(acting, ordered)}</p>
      </div>
      <ul>
        {people.map((person) => {
          const fields = widgets.filter((widget) => widget.owner === person.id).length;
          return (
            <li key={person.id} className="flex min-h-13 items-center gap-3 border-b border-hair py-1.5">
              <span className="w-4 shrink-0 text-muted tabular-nums">{ordered ? person.turn : ''}</span>
              <span
                aria-hidden="true"
                className="grid size-8 shrink-0 place-items-center rounded-full text-caption font-semibold text-paper"
                style={{ background: lookOf(state.content, person.id).color }}
              >
                {initials(personName(person))}
              </span>
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{personName(person)}</span>
                <span className="block text-caption break-words text-muted">
                  {person.email} · <span className="whitespace-nowrap">{plural(fields, 'field', 'fields')}</span>
                </span>
              </span>
              <span className="shrink-0 rounded-full bg-hover px-2 py-0.5 text-caption font-medium text-muted">
                {typeWords[person.type]}
              </span>
            </li>
          );
        })}
        {settings.cc.map((email) => (
          <li key={email} className="flex min-h-13 items-center gap-3 border-b border-hair py-1.5">
            <span className="w-4 shrink-0" />
            <span
              aria-hidden="true"
              className="grid size-8 shrink-0 place-items-center rounded-full bg-person-7 text-caption font-semibold text-paper"
            >
              {initials(email)}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block break-all font-medium">{email}</span>
              <span className="block text-caption text-muted">at the end</span>
            </span>
            <span className="shrink-0 rounded-full bg-hover px-2 py-0.5 text-caption font-medium text-muted">
              Gets a copy
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function orderWords(acting: readonly EditorPerson[], ordered: boolean): string {
  if (acting.length < 2) return '';
  const first = acting.filter((person) => person.turn === acting[0]?.turn);
  const later = acting.slice(first.length);
  if (!ordered || later.length === 0) return 'All at once';
  return `${listed(first.map(firstName))} first, then ${later.map(firstName).join(', ')}`;
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
