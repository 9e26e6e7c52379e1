/** @jsxImportSource preact */
import { filesOf, isEmpty } from '../../domain/widget/response-kinds.ts';
import { shownText } from '../../domain/widget/shown-text.ts';
import { pictureTypes, type Widget, type WidgetResponse } from '../../domain/widget/types.ts';
import { usePage } from '../context.ts';
import { range } from '../logic/range.ts';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

/** Where a picture is read from: a data URL as it is, a stored one by its hash. */
export function pictureSource(base: string, image: string): string {
  return image.startsWith('data:') ? image : `${base}/pictures/${image}`;
}

interface Props {
  readonly widget: Widget;
  readonly value: WidgetResponse | undefined;
  readonly pageWidth: number;
}

/** A value as it will be stamped: same size, colour and place. Sizes are points, written as a share of the page. */
export function FieldValue({ widget, value, pageWidth }: Props) {
  const { options } = usePage();
  const size = `${(widget.options.fontsize / pageWidth) * 100}cqw`;
  if (isChoiceList(widget)) return <Choices widget={widget} value={value} size={size} />;
  if (value === undefined || isEmpty(value)) return null;
  if (widget.type === 'attachments') {
    return (
      <span class="field-label">
        <Icon name="clip" size={14} />
        <span>{words.attach.count(filesOf(value).length)}</span>
      </span>
    );
  }
  if (pictureTypes.includes(widget.type)) {
    const image = typeof value === 'object' && 'image' in value ? value.image : '';
    return <img class="field-picture" src={pictureSource(options.base, image)} alt="" />;
  }
  if (typeof value !== 'string') return null;
  const text = shownText(widget, value);
  if (widget.type === 'cells') {
    const count = widget.options.cellCount ?? 5;
    const letters = [...text];
    return (
      <span class={`field-cells ink-${widget.options.color}`} style={{ fontSize: size }}>
        {range(count).map((at) => (
          <span key={at}>{letters[at - 1] ?? ''}</span>
        ))}
      </span>
    );
  }
  const tall = widget.h >= widget.options.fontsize * 2.4;
  return (
    <span class={`field-text ink-${widget.options.color} ${tall ? 'tall' : ''}`} dir="auto" style={{ fontSize: size }}>
      {text}
    </span>
  );
}

export function isChoiceList(widget: Widget): boolean {
  return widget.type === 'checkbox' || widget.type === 'radio button';
}

function Choices({ widget, value, size }: { widget: Widget; value: WidgetResponse | undefined; size: string }) {
  const { values = [], layout, hideLabel, color } = widget.options;
  const chosen = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  return (
    <span class={`field-choices ink-${color} ${layout === 'horizontal' ? 'across' : ''}`} style={{ fontSize: size }}>
      {values.map((option) => (
        <span key={option}>
          <i class={`${widget.type === 'checkbox' ? 'tick' : 'dot'} ${chosen.includes(option) ? 'on' : ''}`} />
          {!hideLabel && option}
        </span>
      ))}
    </span>
  );
}
