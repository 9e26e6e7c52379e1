import { Files } from 'lucide-react';
import { memo } from 'react';
import { editorPagePath } from '../../../../contract/app/editor-pages.ts';
import type { PageBox } from '../../../../domain/document/types.ts';
import { cx } from '../../../lib/cx.ts';
import { plural } from '../../../lib/numbers.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { EditorContent, EditorWidget } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { lookOf } from './looks.ts';
import { scrollToPage } from './page-places.ts';

/** Small pages with the fields as spots of colour; a press goes there. */
export function Thumbnails({ onArrange }: { onArrange: (() => void) | null }) {
  const { state, key, fileVersion, fields, page: current } = useEditor();
  return (
    <nav
      aria-label="Pages"
      className="hidden w-[88px] shrink-0 overflow-y-auto border-e border-line bg-surface py-4 min-[1200px]:block"
    >
      {onArrange !== null && (
        <div className="mb-4 grid place-items-center">
          <IconButton icon={Files} label="Arrange pages" size={32} onClick={onArrange} />
        </div>
      )}
      <ul className="flex flex-col items-center gap-4">
        {state.pages.map((size, index) => (
          <Thumbnail
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
            key={index}
            page={index + 1}
            size={size}
            picture={editorPagePath(key, index + 1, 120, fileVersion)}
            fields={fields.get(index + 1) ?? none}
            people={state.content.people}
            own={state.content.own}
            current={index + 1 === current}
          />
        ))}
      </ul>
    </nav>
  );
}

const none: readonly EditorWidget[] = [];

interface ThumbnailProps {
  page: number;
  size: PageBox;
  picture: string;
  fields: readonly EditorWidget[];
  /** Whose colours the fields have. */
  people: EditorContent['people'];
  own: boolean;
  current: boolean;
}

const Thumbnail = memo(function Thumbnail(props: ThumbnailProps) {
  const { page, size, picture, fields, current } = props;
  return (
    <li>
      <button
        type="button"
        aria-current={current ? 'page' : undefined}
        aria-label={`Page ${page}${fields.length > 0 ? `, ${plural(fields.length, 'field', 'fields')}` : ''}`}
        onClick={() => scrollToPage(page)}
        className="flex cursor-pointer flex-col items-center gap-1 rounded-tick"
      >
        <span
          className={cx(
            'relative block w-14 bg-paper',
            current ? 'outline-2 outline-offset-2 outline-accent' : 'outline outline-line',
          )}
          style={{ aspectRatio: `${size.width} / ${size.height}` }}
        >
          <img src={picture} alt="" loading="lazy" className="size-full" />
          {fields.map((widget) => (
            <span
              key={widget.id}
              className="absolute min-h-0.5 min-w-0.5 opacity-70"
              style={{
                left: `${(widget.x / size.width) * 100}%`,
                top: `${(widget.y / size.height) * 100}%`,
                width: `${(widget.w / size.width) * 100}%`,
                height: `${(widget.h / size.height) * 100}%`,
                background: lookOf(props, widget.owner).color,
              }}
            />
          ))}
        </span>
        <span className={cx('text-caption tabular-nums', current ? 'font-medium text-text' : 'text-muted')}>
          {page}
        </span>
      </button>
    </li>
  );
});
