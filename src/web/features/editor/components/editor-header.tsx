import { ArrowLeft, Check, CloudOff, Eye, Redo2, Send, TriangleAlert, Undo2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { useEditor } from './editor-context.ts';
import type { SaveStatus } from './use-autosave.ts';

interface EditorHeaderProps {
  onBack: (() => void) | null;
  /** null: the page shows it all. */
  onPreview: (() => void) | null;
  onReview: () => void;
  reviewWords: string;
  busy?: boolean;
  /** Further acts, before the primary one. */
  children?: ReactNode;
}

/** 56 high: back, title, saved or not, undo and redo, preview, and the next step. */
export function EditorHeader({ onBack, onPreview, onReview, reviewWords, busy = false, children }: EditorHeaderProps) {
  const { state, dispatch, saving, narrow } = useEditor();
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-b border-line bg-bg px-2 sm:gap-2 lg:px-4">
      {onBack !== null && (
        <IconButton icon={ArrowLeft} label="Back" tooltip={false} onClick={onBack} className="rtl:-scale-x-100" />
      )}
      <Title />
      <SavedState status={saving.status} brief={narrow} />
      <span className="flex-1" />
      <IconButton
        icon={Undo2}
        label="Undo"
        aria-keyshortcuts="Control+Z"
        aria-disabled={state.past.length === 0}
        className="text-text aria-disabled:cursor-default aria-disabled:opacity-40"
        onClick={() => dispatch({ kind: 'undo' })}
      />
      <IconButton
        icon={Redo2}
        label="Redo"
        aria-keyshortcuts="Control+Shift+Z"
        aria-disabled={state.future.length === 0}
        className="text-text aria-disabled:cursor-default aria-disabled:opacity-40 max-sm:hidden"
        onClick={() => dispatch({ kind: 'redo' })}
      />
      <span aria-hidden="true" className="mx-1 hidden h-5 w-px bg-line lg:block" />
      {onPreview === null ? null : narrow ? (
        <IconButton icon={Eye} label="Preview" className="text-text" onClick={onPreview} />
      ) : (
        <Button variant="quiet" icon={Eye} onClick={onPreview}>
          Preview
        </Button>
      )}
      {children}
      <Button
        variant="primary"
        icon={narrow && onPreview !== null ? Send : undefined}
        aria-keyshortcuts="Control+Enter"
        aria-label={reviewWords}
        loading={busy}
        onClick={onReview}
        className="max-sm:min-h-10 max-sm:px-3"
      >
        {narrow && onPreview !== null ? 'Send' : reviewWords}
      </Button>
    </header>
  );
}

/** Looks like a heading and is an input: a press edits it. */
function Title() {
  const { state, dispatch } = useEditor();
  const { title } = state.content;
  const input = useRef<HTMLInputElement>(null);
  const [width, setWidth] = useState(0);
  return (
    <h1 className="relative min-w-0 shrink">
      <span
        aria-hidden="true"
        ref={(element) => {
          if (element !== null && element.offsetWidth !== width) setWidth(element.offsetWidth);
        }}
        className="invisible absolute block max-w-[40vw] overflow-hidden px-2 text-lead font-semibold whitespace-pre sm:text-section"
      >
        {title || 'Title of the document'}
      </span>
      <input
        ref={input}
        id="editor-title"
        aria-label="Title"
        value={title}
        maxLength={250}
        placeholder="Title of the document"
        title={title}
        onChange={(event) => dispatch({ kind: 'set', change: { title: event.target.value }, merge: 'title' })}
        onKeyDown={(event) => event.key === 'Enter' && input.current?.blur()}
        className="h-10 max-w-full min-w-0 truncate rounded-control border border-transparent bg-transparent px-2 text-lead font-semibold text-text hover:border-line focus:border-control sm:text-section"
        style={{ width: width + 8 }}
      />
    </h1>
  );
}

const savedWords: Record<SaveStatus, string> = {
  saved: 'Saved',
  unsaved: 'Saving…',
  saving: 'Saving…',
  offline: 'Not saved, waiting for connection',
  elsewhere: 'Changed elsewhere',
  failed: 'Not saved',
};

function SavedState({ status, brief }: { status: SaveStatus; brief: boolean }) {
  const good = status === 'saved' || status === 'saving' || status === 'unsaved';
  const Icon = status === 'saved' ? Check : status === 'offline' ? CloudOff : TriangleAlert;
  return (
    <p
      role="status"
      className={`flex shrink-0 items-center gap-1.5 text-caption ${good ? 'text-muted' : 'font-medium text-warning'}`}
    >
      {good && status !== 'saved' ? <Spinner /> : <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      <span className={brief ? 'sr-only' : 'max-lg:sr-only'}>{savedWords[status]}</span>
    </p>
  );
}
