import { CircleCheck, Files, Minus, Plus, TriangleAlert } from 'lucide-react';
import { cx } from '../../../lib/cx.ts';
import { plural } from '../../../lib/numbers.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { SENDER } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { nextStep } from './use-zoom.ts';

interface CheckStripProps {
  onShow: () => void;
  onOpenList: () => void;
  /** null: its pages stay as they are. */
  onPages: (() => void) | null;
  readyWords: string;
}

/** 44 high: what is still wrong with a way there, suggestions left, zoom, page. */
export function CheckStrip({ onShow, onOpenList, onPages, readyWords }: CheckStripProps) {
  const { state, dispatch, problems, suggestions, scale, setScale, page, say, narrow } = useEditor();
  const grave = problems.filter((problem) => problem.warning !== true);
  const first = grave[0] ?? problems[0];
  return (
    <footer className="flex min-h-11 shrink-0 items-center gap-x-4 border-t border-line bg-bg px-3 text-body lg:px-4">
      {grave.length === 0 ? (
        <span role="status" className="flex items-center gap-2 font-medium text-success">
          <CircleCheck aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {readyWords}
        </span>
      ) : (
        <button
          type="button"
          onClick={onOpenList}
          className="pressable flex min-h-10 items-center gap-2 rounded-control font-medium whitespace-nowrap text-warning sm:min-h-8"
        >
          <TriangleAlert aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {plural(grave.length, 'thing to fix', 'things to fix')}
        </button>
      )}
      {first !== undefined && !narrow && (
        <span className="flex min-w-0 items-center gap-3">
          <span className={cx('truncate text-muted')} title={first.words}>
            {first.words}
          </span>
          <button
            type="button"
            onClick={onShow}
            className="shrink-0 cursor-pointer rounded-tick font-medium text-accent hover:underline"
          >
            Show
          </button>
        </span>
      )}
      <span className="flex-1" />
      {suggestions.length > 0 && state.owner !== '' && (state.owner !== SENDER || state.content.own) && (
        <span className="flex items-center gap-3 whitespace-nowrap">
          <span className="text-muted max-xl:sr-only">
            {plural(suggestions.length, 'suggested spot', 'suggested spots')} left
          </span>
          <button
            type="button"
            onClick={() => {
              dispatch({ kind: 'accept', suggestions });
              say(`${plural(suggestions.length, 'field', 'fields')} placed`);
            }}
            className="cursor-pointer rounded-tick font-medium text-accent hover:underline max-sm:min-h-10"
          >
            Accept all<span className="xl:hidden"> ({suggestions.length})</span>
          </button>
        </span>
      )}
      {!narrow && (
        <>
          <span aria-hidden="true" className="h-5 w-px bg-line" />
          <span className="flex items-center">
            <IconButton icon={Minus} label="Smaller" size={28} onClick={() => setScale(nextStep(scale, false))} />
            <span className="w-13 text-center tabular-nums">{Math.round(scale * 100)} %</span>
            <IconButton icon={Plus} label="Larger" size={28} onClick={() => setScale(nextStep(scale, true))} />
          </span>
        </>
      )}
      {onPages === null ? (
        <span className="px-1 whitespace-nowrap text-muted tabular-nums max-sm:text-caption">
          Page {page} of {state.pages.length}
        </span>
      ) : (
        <button
          type="button"
          title="Arrange pages"
          aria-label={`Page ${page} of ${state.pages.length}, arrange pages`}
          onClick={onPages}
          className="pressable flex min-h-10 items-center gap-1.5 rounded-control px-1 whitespace-nowrap text-muted tabular-nums max-sm:text-caption sm:min-h-8"
        >
          Page {page} of {state.pages.length}
          <Files aria-hidden="true" className="size-4" strokeWidth={1.75} />
        </button>
      )}
    </footer>
  );
}
