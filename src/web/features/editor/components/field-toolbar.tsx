import { Copy, Files, Settings2, Trash2, Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { boundsOf } from '../model/geometry.ts';
import { widgetsOf } from '../model/widgets.ts';
import { useEditor } from './editor-context.ts';
import { GiveMenu } from './give-menu.tsx';

const PagesDialog = lazy(() => import('./pages-dialog.tsx').then((file) => ({ default: file.PagesDialog })));

const HEIGHT = 34;
const WIDTH = 140;
const NARROW_WIDTH = 210;

/** Floats over what is selected, or under it where it would leave the page. */
export function FieldToolbar({ page }: { page: number }) {
  const { state, dispatch, scale, narrow, openSettings, deleteSelected } = useEditor();
  const [choosing, setChoosing] = useState(false);
  const size = state.pages[page - 1];
  const selected = widgetsOf(state.content, state.selected).filter((widget) => widget.page === page);
  const first = widgetsOf(state.content, state.selected)[0];
  if (first === undefined || first.page !== page || size === undefined) return null;
  const all = boundsOf(selected);
  const above = all.y * scale >= HEIGHT + 10;
  const left = Math.min(Math.max(0, all.x * scale), Math.max(0, size.width * scale - (narrow ? NARROW_WIDTH : WIDTH)));
  const button = 'text-[#e8ebf1]!';
  const fixed = state.content.kept !== null;
  return (
    <div
      role="toolbar"
      aria-label="Selected fields"
      onPointerDown={(event) => event.stopPropagation()}
      className="absolute z-30 flex items-center rounded-control bg-[#1b1f2a] px-1 shadow-2 sm:h-[30px]"
      style={
        above ? { left, bottom: `calc(100% - ${all.y * scale - 8}px)` } : { left, top: (all.y + all.h) * scale + 8 }
      }
    >
      {narrow && <IconButton icon={Settings2} label="Settings" size={28} className={button} onClick={openSettings} />}
      {!fixed && (
        <IconButton
          icon={Copy}
          label="Duplicate"
          size={28}
          className={button}
          onClick={() => dispatch({ kind: 'duplicate' })}
        />
      )}
      {!state.content.own && (
        <GiveMenu>
          <IconButton icon={Users} label="Give to somebody else" size={28} className={button} tooltip={false} />
        </GiveMenu>
      )}
      {!fixed && state.pages.length > 1 && (
        <IconButton
          icon={Files}
          label="Copy to other pages"
          size={28}
          className={button}
          onClick={() => setChoosing(true)}
        />
      )}
      <IconButton icon={Trash2} label="Delete" size={28} className={button} onClick={deleteSelected} />
      {choosing && (
        <Suspense fallback={null}>
          <PagesDialog onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </div>
  );
}
