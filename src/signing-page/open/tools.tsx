/** @jsxImportSource preact */
import { usePage } from '../context.ts';
import { IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

/** "Aa" drawn, not written: the button's name is the word beside it. */
function Letters() {
  return (
    <svg class="icon" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d="M2.500 18.500l5-13h.500l5 13M4.300 14h7M14.500 18.500l3.200-8.500h.600l3.200 8.500M15.800 15.500h4.400"
        fill="none"
        stroke="currentColor"
        stroke-width="1.900"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

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
        {text ? <Icon name="file" /> : <Letters />}
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
