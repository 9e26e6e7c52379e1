import { FilePlus, FileText, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { hasCode, messageOf } from '../../../lib/api.ts';
import { FILE_TYPES } from '../../../lib/new-file.ts';
import { plural } from '../../../lib/numbers.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { isChanged, itemsOf, lostWith, type PageItem } from '../model/pages.ts';
import { ArrangedRow } from './arranged-row.tsx';
import { useEditor } from './editor-context.ts';
import { FilePassword } from './file-password.tsx';
import { type Choices, FileQuestion, questionOf } from './file-question.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { useArranging } from './use-arranging.ts';

/** Order, turn, take out and add pages; what is applied is one step that can be undone. */
export function ArrangePagesDialog({ onClose }: { onClose: () => void }) {
  const { state, facts, say } = useEditor();
  const { file } = state.content;
  const work = useArranging();
  const [items, setItems] = useState<readonly PageItem[]>(() => itemsOf(file));
  const [adding, setAdding] = useState<File | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const changed = isChanged(file, items);
  const lost = lostWith(state.content, items);
  const question = adding === null ? undefined : questionOf(work.error, false);
  const locked = hasCode(work.error, 'password-needed') || hasCode(work.error, 'password-wrong');

  function move(index: number, to: number): void {
    const item = items[index];
    if (item === undefined || to < 0 || to >= items.length) return;
    const rest = items.filter((_, at) => at !== index);
    setItems([...rest.slice(0, to), item, ...rest.slice(to)]);
    say(`Now page ${to + 1} of ${items.length}`);
    requestAnimationFrame(() => list.current?.children[to]?.querySelector('button')?.focus());
  }

  async function add(added: File, choices: Partial<Choices> = {}): Promise<void> {
    setAdding(added);
    if (await work.add(added, { password: '', signed: 'ask', ...choices })) {
      say(`${added.name} added at the end`);
      onClose();
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Pages"
      description={
        facts.environment === 'sandbox' ? 'Do not upload confidential data.' : 'Fields move with their pages.'
      }
    >
      <ol ref={list} className="-mx-2 flex max-h-[50dvh] flex-col gap-1 overflow-y-auto px-2 py-1">
        {items.map((item, index) => (
          <ArrangedRow
            key={item.from ?? `new-${index}`}
            item={item}
            index={index}
            count={items.length}
            onMove={(to) => move(index, to)}
            onTurn={(next) => setItems(items.map((each, at) => (at === index ? next : each)))}
            onRemove={() => {
              setItems(items.filter((_, at) => at !== index));
              say(`Page ${index + 1} is taken out`);
              requestAnimationFrame(() =>
                list.current?.children[Math.max(0, index - 1)]?.querySelector('button')?.focus(),
              );
            }}
          />
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          size="small"
          icon={FilePlus}
          aria-disabled={changed}
          title={changed ? 'Apply the changes first' : undefined}
          onClick={() => !changed && chooser.current?.click()}
        >
          Add a file
        </Button>
        <Button size="small" icon={Plus} onClick={() => setItems([...items, { from: null, turn: 0 }])}>
          Add a blank page
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept={FILE_TYPES}
          aria-label="File to add"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            if (chosen !== undefined) void add(chosen);
          }}
        />
      </div>
      {adding !== null && (work.share !== null || work.error !== null) && (
        <p className="mt-4 flex items-center gap-3">
          <FileText aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.75} />
          <span className="min-w-0 truncate font-medium">{adding.name}</span>
        </p>
      )}
      {work.share !== null && adding !== null && <UploadProgress share={work.share} />}
      {locked && adding !== null && work.share === null && (
        <FilePassword
          wrong={hasCode(work.error, 'password-wrong')}
          onCancel={onClose}
          onPassword={(password) => void add(adding, { password })}
        />
      )}
      {question && adding !== null && work.share === null && (
        <FileQuestion {...question} onCancel={onClose} onAnswer={(answer) => void add(adding, answer)} />
      )}
      {work.error !== null && !locked && !question && (
        <div className="mt-4">
          <Banner tone="danger">{messageOf(work.error)}</Banner>
        </div>
      )}
      {lost > 0 && (
        <div className="mt-4">
          <Banner tone="warning">
            {plural(lost, 'field goes', 'fields go')} with pages that are deleted or turned. Undo brings everything
            back.
          </Banner>
        </div>
      )}
      {!locked && !question && (
        <DialogActions>
          <Button
            onClick={() => {
              work.cancel();
              onClose();
            }}
          >
            Cancel
          </Button>
          <Button
            variant="primary"
            loading={work.share !== null && adding === null}
            aria-disabled={!changed}
            onClick={() => {
              setAdding(null);
              if (!changed) onClose();
              else void work.arrange(items).then((done) => done && onClose());
            }}
          >
            Apply
          </Button>
        </DialogActions>
      )}
    </Dialog>
  );
}
