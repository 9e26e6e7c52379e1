/** @jsxImportSource preact */
import { usePage } from '../context.ts';
import { IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

interface Props {
  readonly text: boolean;
  readonly onText: () => void;
  readonly size: number;
  readonly onSize: (by: 1 | -1) => void;
}

/** Text view in the head of the page; zoom and download stand beside it on wide screens. */
export function Tools({ text, onText, size, onSize }: Props) {
  const { options } = usePage();
  const label = text ? words.head.pageView : words.head.textView;
  return (
    <>
      <IconButton label={label} onClick={onText} wide={label}>
        {text ? (
          <Icon name="file" />
        ) : (
          <span class="aa" aria-hidden="true">
            A<small>A</small>
          </span>
        )}
      </IconButton>
      <span class="zoom wide-only">
        <IconButton label={words.head.zoomOut} onClick={() => onSize(-1)}>
          <Icon name="minus" size={20} />
        </IconButton>
        <output>{words.head.percent(size)}</output>
        <IconButton label={words.head.zoomIn} onClick={() => onSize(1)}>
          <Icon name="plus" size={20} />
        </IconButton>
      </span>
      <a class="icon-button wide-only" href={`${options.base}/document`} download aria-label={words.head.download}>
        <Icon name="download" />
      </a>
    </>
  );
}
