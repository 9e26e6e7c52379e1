import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { documentsQuery } from '../../features/documents/api/documents.ts';
import { messageOf } from '../../lib/api.ts';
import { cx } from '../../lib/cx.ts';
import { useMe } from '../../lib/me.ts';
import { enterSandbox } from '../../lib/sandbox-login.ts';
import { Banner } from '../../ui/banner.tsx';
import { overlayClass } from '../../ui/dialog.tsx';
import { type Command, commandsOf, documentCommand, matching } from './commands.ts';

const DOCUMENTS = 6;

/** One field for pages, settings, acts and documents: typing narrows, arrows move, Enter goes. */
export function CommandMenu({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const navigate = useNavigate();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useSettled(typed.trim());
  const found = useQuery({
    ...documentsQuery({ filter: 'all', q: asked, perPage: DOCUMENTS }),
    enabled: asked.length > 1,
    refetchInterval: false,
  });
  const commands = matching(
    commandsOf(me, () => enterSandbox('same-tab').catch((error: unknown) => setProblem(messageOf(error)))),
    typed,
  );
  const documents = asked.length > 1 ? (found.data?.documents ?? []).map(documentCommand) : [];
  const items = [...commands, ...documents];
  const current = Math.min(place, Math.max(0, items.length - 1));

  function run(command: Command): void {
    if (typeof command.act !== 'function') void navigate(command.act);
    else command.act();
    if (command.id !== 'sandbox') onClose();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && items.length > 0) {
      event.preventDefault();
      setPlace((current + step + items.length) % items.length);
    }
    const chosen = items[current];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen !== undefined) {
      event.preventDefault();
      run(chosen);
    }
  }

  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          aria-describedby={undefined}
          className="animate-rise fixed inset-x-3 top-[max(0.75rem,calc(var(--top)+0.5rem))] z-60 mx-auto flex max-h-[min(32rem,80dvh)] max-w-[560px] flex-col overflow-hidden rounded-sheet bg-raised text-text shadow-2 outline-none sm:top-24"
        >
          <Radix.Title className="sr-only">Search and commands</Radix.Title>
          <div className="relative border-b border-line">
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute start-4 top-1/2 size-4 -translate-y-1/2 text-muted"
              strokeWidth={1.75}
            />
            <input
              role="combobox"
              aria-label="Search documents, pages and commands"
              aria-expanded="true"
              aria-controls={list}
              aria-activedescendant={items[current] === undefined ? undefined : `${list}-${current}`}
              placeholder="Search documents, pages and commands"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setPlace(0);
              }}
              onKeyDown={onKeyDown}
              className="block h-14 w-full bg-transparent ps-11 pe-4 text-lead text-text outline-none placeholder:text-muted"
            />
          </div>
          {problem !== null && <Banner tone="danger">{problem}</Banner>}
          <div id={list} role="listbox" aria-label="Results" className="min-h-0 flex-1 overflow-y-auto p-2">
            {items.map((command, index) => (
              <Option
                key={command.id}
                id={`${list}-${index}`}
                command={command}
                chosen={index === current}
                onPoint={() => setPlace(index)}
                onRun={() => run(command)}
              />
            ))}
          </div>
          <p role="status" className={cx('px-4 pb-4 text-body text-muted', items.length > 0 && 'sr-only')}>
            {items.length > 0 ? `${items.length} results` : found.isFetching ? 'Searching' : `Nothing with “${typed}”.`}
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface OptionProps {
  id: string;
  command: Command;
  chosen: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function Option({ id, command, chosen, onPoint, onRun }: OptionProps) {
  const { icon: Icon, label, kind } = command;
  useEffect(() => {
    if (chosen) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the chosen option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears Enter.
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      onPointerMove={onPoint}
      onClick={onRun}
      className={cx(
        'flex min-h-12 cursor-pointer items-center gap-3 rounded-control px-3 sm:min-h-10',
        chosen && 'bg-soft',
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
      <span className="min-w-0 flex-1 truncate text-body">{label}</span>
      <span className="max-w-[45%] truncate text-caption text-muted">{kind}</span>
    </div>
  );
}

/** What was typed, once nothing was typed for 200 ms. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 200);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
