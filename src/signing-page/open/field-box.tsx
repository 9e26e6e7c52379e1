/** @jsxImportSource preact */
import type { OtherRecipient } from '../../domain/recipient/signing-view.ts';
import { isFixed } from '../../domain/widget/settle-answers.ts';
import type { Widget, WidgetResponse, WidgetType } from '../../domain/widget/types.ts';
import { firstName, labelOf } from '../logic/labels.ts';
import type { FieldState } from '../logic/steps.ts';
import { touchGrowth } from '../logic/touch.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { FieldValue, isChoiceList } from './field-value.tsx';
import { type Change, useDrag } from './use-drag.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface PageSize {
  readonly width: number;
  readonly height: number;
}

function place(box: Box, page: PageSize): Record<string, string> {
  const across = (value: number) => `${(value / page.width) * 100}%`;
  const down = (value: number) => `${(value / page.height) * 100}%`;
  return { left: across(box.x), top: down(box.y), width: across(box.w), height: down(box.h) };
}

export const fieldIcons: Readonly<Record<WidgetType, IconName>> = {
  signature: 'signature',
  initials: 'signature',
  stamp: 'image',
  image: 'image',
  name: 'person',
  email: 'mail',
  company: 'text',
  'job title': 'text',
  textbox: 'text',
  number: 'number',
  date: 'calendar',
  checkbox: 'box',
  'radio button': 'circle',
  dropdown: 'list',
  cells: 'cells',
  attachments: 'clip',
};

interface OwnProps {
  readonly widget: Widget;
  readonly page: PageSize;
  readonly neighbours: readonly Box[];
  readonly value: WidgetResponse | undefined;
  readonly state: FieldState;
  readonly current: boolean;
  readonly fault: boolean;
  /** May be filled now: pressing opens it. */
  readonly active: boolean;
  readonly preview: string | undefined;
  readonly onOpen: () => void;
  /** Fields of one's own can be moved, resized and removed. */
  readonly change?: Change & { readonly onRemove: () => void };
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A field of the reader's own. */
export function OwnField(props: OwnProps) {
  const { widget, page, value, state, current, preview } = props;
  const label = labelOf(widget);
  const drag = useDrag(page.width, props.change);
  if (isFixed(widget)) {
    return (
      <div class="field fixed" style={place(widget, page)}>
        <FieldValue widget={widget} value={value} pageWidth={page.width} />
        {value === undefined && <span class="field-label">{words.field.fillsItself}</span>}
      </div>
    );
  }
  const kind = props.fault ? 'wrong' : current ? 'current' : state === 'filled' ? 'filled' : 'todo';
  const growth = touchGrowth(widget, props.neighbours);
  const reach = (points: number) => `${(-points / page.width) * 100}cqw`;
  const style = {
    ...place({ ...widget, ...drag.shifted(widget) }, page),
    '--gt': reach(growth.top),
    '--gr': reach(growth.right),
    '--gb': reach(growth.bottom),
    '--gl': reach(growth.left),
  };
  const showsLabel = !preview && state === 'empty' && !isChoiceList(widget);
  const button = (
    <button
      type="button"
      id={`field-${widget.id}`}
      class={`field own ${kind} ${widget.type === 'signature' ? 'signing' : ''} ${props.change ? 'movable' : ''}`}
      style={style}
      aria-current={current ? 'step' : undefined}
      aria-disabled={props.active ? undefined : 'true'}
      aria-describedby={props.change ? 'own-keys' : undefined}
      {...drag.move}
      onClick={(event) => {
        // The end of a drag is no press; and a press on a field never places another one.
        event.stopPropagation();
        if (!drag.wasDragged()) props.onOpen();
      }}
      onKeyDown={(event) => onKey(event, props.change)}
    >
      {!showsLabel && <span class="unseen">{label}: </span>}
      {preview ? (
        <>
          <span class="field-preview">{words.field.preview}</span>
          <img class="field-picture" src={preview} alt="" />
        </>
      ) : (
        <FieldValue widget={widget} value={value} pageWidth={page.width} />
      )}
      {showsLabel && (
        <span class="field-label" dir="auto">
          <Icon name={props.fault ? 'alert' : fieldIcons[widget.type]} size={14} />
          <span>{label}</span>
        </span>
      )}
      <span class="unseen">{words.field.told(widget.page, state === 'filled')}</span>
    </button>
  );
  if (!props.change) return button;
  const corner = { ...widget, ...drag.shifted(widget) };
  const at = place({ x: corner.x + corner.w, y: corner.y + corner.h, w: 0, h: 0 }, page);
  return (
    <>
      {button}
      {/* By keyboard and by touch the tools of the sheet do the same. */}
      <span class="corner" style={{ left: at.left, top: at.top }} aria-hidden="true" {...drag.size} />
    </>
  );
}

/** Arrows move by a point, with Shift by ten; with Alt they change the size. Delete removes. */
function onKey(event: KeyboardEvent, change: OwnProps['change']): void {
  if (!change) return;
  if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventDefault();
    change.onRemove();
  }
  const arrow = arrows[event.key];
  if (!arrow) return;
  event.preventDefault();
  const by = event.shiftKey ? 10 : 1;
  const act = event.altKey ? change.onResize : change.onMove;
  act(arrow[0] * by, arrow[1] * by);
}

interface OtherProps {
  readonly box: OtherRecipient['widgets'][number];
  readonly owner: OtherRecipient;
  readonly page: PageSize;
}

/** Somebody else's field: grey, with a word on who fills it. */
export function OtherField({ box, owner, page }: OtherProps) {
  if (owner.state === 'acted') return null;
  const name = firstName(owner.name);
  const text =
    box.type !== 'signature'
      ? words.fieldNames[box.type]
      : owner.state === 'later'
        ? words.field.signsAfter(name)
        : words.field.signsHere(name);
  return (
    <div class="field other" style={place(box, page)}>
      <span class="field-label" dir="auto">
        <span>{text}</span>
      </span>
    </div>
  );
}
