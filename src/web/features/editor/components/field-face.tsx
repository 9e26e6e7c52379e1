import { picturePath } from '../api/upload.ts';
import { kindOfWidget } from '../model/kinds.ts';
import { isTyped } from '../model/own.ts';
import type { EditorWidget } from '../model/types.ts';
import { SENDER } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { iconOfKind, type OwnerLook } from './looks.ts';

/** On paper, which stays white in both themes. */
const inkColors = { black: '#111111', blue: '#1f2e78', red: '#b4232a', yellow: '#8a5a00' } as const;

interface FieldFaceProps {
  widget: EditorWidget;
  look: OwnerLook;
  label: string;
  /** CSS px. */
  width: number;
  height: number;
}

/** What stands in a field's box: initial, icon and name; options and cells as they will be drawn. */
export function FieldFace(props: FieldFaceProps) {
  const { widget } = props;
  const { key } = useEditor();
  const { response } = widget;
  if (widget.owner === SENDER && response !== null && typeof response === 'object' && 'image' in response) {
    return <img src={picturePath(key, response.image)} alt="" className="size-full object-contain" draggable={false} />;
  }
  const written = typeof response === 'string' && response !== '';
  if (widget.owner === SENDER && written && isTyped(widget.type) && widget.type !== 'cells') {
    return <Written widget={widget} />;
  }
  // The box it stands in has a name that says all of this.
  return (
    <span aria-hidden="true" className="block size-full">
      <Face {...props} />
    </span>
  );
}

/** As it will stand on the paper. */
function Written({ widget }: { widget: EditorWidget }) {
  const { scale } = useEditor();
  const { options, response, h } = widget;
  const several = h >= options.fontsize * 2.4;
  return (
    <span
      aria-hidden="true"
      className={`flex size-full overflow-hidden px-[3px] leading-tight ${several ? 'items-start whitespace-pre-wrap' : 'items-center whitespace-nowrap'}`}
      style={{ fontSize: options.fontsize * scale, color: inkColors[options.color] }}
    >
      {String(response)}
    </span>
  );
}

function Face(props: FieldFaceProps) {
  const { type } = props.widget;
  if (type === 'checkbox' || type === 'radio button') return <Options {...props} />;
  return type === 'cells' ? <Cells {...props} /> : <Named {...props} />;
}

function Named({ widget, look, label, width, height }: FieldFaceProps) {
  const Icon = iconOfKind(kindOfWidget(widget.type, widget.options).id);
  const text = textOf(widget) || widget.options.name || label;
  const size = Math.max(7, Math.min(13, height * 0.55));
  const disc = Math.max(9, Math.min(16, height - 5));
  return (
    <span className="flex size-full items-center overflow-hidden px-[3px] font-medium" style={{ gap: disc / 4 }}>
      <Disc look={look} size={disc} />
      {width > 44 && (
        <Icon
          aria-hidden="true"
          className="shrink-0"
          strokeWidth={1.75}
          style={{ width: size + 2, height: size + 2 }}
        />
      )}
      {width > 60 && (
        <span className="min-w-0 truncate leading-tight" style={{ fontSize: size }}>
          {text}
        </span>
      )}
    </span>
  );
}

/** What it holds from the start: the sender's answer or the default. */
function textOf({ owner, response, options }: EditorWidget): string {
  if (owner === SENDER) return typeof response === 'string' ? response : '';
  if (options.formula !== undefined) return `= ${options.formula}`;
  return options.signingDate === true ? '' : (options.default ?? '');
}

function Disc({ look, size }: { look: OwnerLook; size: number }) {
  return (
    <span
      className="grid shrink-0 place-items-center rounded-full leading-none font-semibold text-paper"
      style={{
        width: size,
        height: size,
        fontSize: size * (look.initial.length > 1 ? 0.5 : 0.62),
        background: look.color,
      }}
    >
      {look.initial}
    </span>
  );
}

function Options({ widget, height }: FieldFaceProps) {
  const { scale } = useEditor();
  const { options, type, response } = widget;
  const values = options.values ?? [];
  const across = options.layout === 'horizontal';
  const start = type === 'checkbox' ? (options.selectedValues ?? []) : options.default ? [options.default] : [];
  const answered = typeof response === 'string' ? [response] : Array.isArray(response) ? response : [];
  const ticked: readonly string[] = widget.owner === SENDER ? answered : start;
  const line = across ? height : height / Math.max(1, values.length);
  const size = Math.min(options.fontsize * scale, line * 0.75);
  return (
    <span className={`flex size-full overflow-hidden px-[2px] ${across ? 'items-center gap-2' : 'flex-col'}`}>
      {values.map((value) => (
        <span key={value} className="flex min-w-0 flex-1 items-center gap-1" style={{ fontSize: size * 0.85 }}>
          <span
            className={`grid shrink-0 place-items-center border-[1.5px] border-current leading-none ${type === 'checkbox' ? 'rounded-[2px]' : 'rounded-full'}`}
            style={{ width: size * 0.9, height: size * 0.9, fontSize: size * 0.7 }}
          >
            {ticked.includes(value) ? (type === 'checkbox' ? '✓' : '●') : ''}
          </span>
          {options.hideLabel !== true && <span className="truncate leading-none">{value}</span>}
        </span>
      ))}
    </span>
  );
}

function Cells({ widget, look, height }: FieldFaceProps) {
  const count = widget.options.cellCount ?? 5;
  const letters = Array.from(textOf(widget));
  return (
    <span className="relative flex size-full">
      {Array.from({ length: count }, (_, index) => index).map((index) => (
        <span
          key={index}
          className="grid min-w-0 flex-1 place-items-center border-e border-current/50 font-medium last:border-e-0"
          style={{ fontSize: Math.min(13, height * 0.6) }}
        >
          {letters[index] ?? (index === 0 ? <Disc look={look} size={Math.max(9, Math.min(14, height - 6))} /> : '')}
        </span>
      ))}
    </span>
  );
}
