import { ArrowDown, ArrowUp, File as Blank, RotateCcw, RotateCw, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { editorPagePath } from '../../../../contract/app/editor-pages.ts';
import { plural } from '../../../lib/numbers.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { type PageItem, turned } from '../model/pages.ts';
import { useEditor } from './editor-context.ts';

interface ArrangedRowProps {
  item: PageItem;
  index: number;
  count: number;
  onMove: (to: number) => void;
  onTurn: (item: PageItem) => void;
  onRemove: () => void;
}

/** A page as it shall be, and what can be done with it; Alt and arrows move it too. */
export function ArrangedRow({ item, index, count, onMove, onTurn, onRemove }: ArrangedRowProps) {
  const { state, key, fileVersion } = useEditor();
  const { from, turn } = item;
  const fields = state.content.widgets.filter((widget) => widget.page === from).length;
  const name = `page ${index + 1}`;
  const facts = [
    from === null ? 'new, blank' : from === index + 1 ? '' : `was page ${from}`,
    turn === 0 ? '' : `turned ${turn}°`,
    fields === 0 ? '' : plural(fields, 'field', 'fields'),
  ].filter((each) => each !== '');

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(index + (event.key === 'ArrowUp' ? -1 : 1));
  }

  return (
    <li onKeyDown={onKeyDown} className="flex min-h-16 items-center gap-1 border-b border-hair py-1 last:border-0">
      <span className="grid size-14 shrink-0 place-items-center">
        {from === null ? (
          <Blank aria-hidden="true" className="size-8 text-muted" strokeWidth={1.25} />
        ) : (
          <img
            src={editorPagePath(key, from, 120, fileVersion)}
            alt=""
            loading="lazy"
            className="max-h-12 max-w-12 bg-paper outline outline-line"
            style={{ transform: `rotate(${turn}deg)` }}
          />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">Page {index + 1}</span>
        <span className="block text-caption text-muted">{facts.join(', ')}</span>
      </span>
      <IconButton
        icon={ArrowUp}
        label={`Move ${name} up`}
        size={32}
        aria-disabled={index === 0}
        className="aria-disabled:opacity-40"
        onClick={() => onMove(index - 1)}
      />
      <IconButton
        icon={ArrowDown}
        label={`Move ${name} down`}
        size={32}
        aria-disabled={index === count - 1}
        className="aria-disabled:opacity-40"
        onClick={() => onMove(index + 1)}
      />
      {from !== null && (
        <>
          <IconButton
            icon={RotateCcw}
            label={`Turn ${name} left`}
            size={32}
            className="max-sm:hidden"
            onClick={() => onTurn(turned(item, 270))}
          />
          <IconButton icon={RotateCw} label={`Turn ${name} right`} size={32} onClick={() => onTurn(turned(item, 90))} />
        </>
      )}
      <IconButton
        icon={Trash2}
        label={`Delete ${name}`}
        size={32}
        aria-disabled={count === 1}
        className="aria-disabled:opacity-40"
        onClick={() => count > 1 && onRemove()}
      />
    </li>
  );
}
