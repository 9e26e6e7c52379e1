import type { KeyboardEvent } from 'react';
import type { EditorWidget } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { focusField } from './page-places.ts';

/** Taller than so many of its lines, a field takes several. */
const SEVERAL_LINES = 2.4;

/** Typing right where the text will stand. */
export function AnswerOnPage({ widget }: { widget: EditorWidget }) {
  const { dispatch, scale, setFilling } = useEditor();
  const { options, response, h, type } = widget;
  const several = type === 'textbox' && h >= options.fontsize * SEVERAL_LINES;
  const given = {
    'aria-label': `Text of ${options.name}`,
    autoFocus: true,
    maxLength: type === 'cells' ? (options.cellCount ?? 5) : 5000,
    value: typeof response === 'string' ? response : '',
    onChange: (event: { target: { value: string } }) => {
      const merge = `answer ${widget.id}`;
      dispatch({ kind: 'respond', id: widget.id, response: event.target.value || null, merge });
    },
    onBlur: () => setFilling(null),
    onPointerDown: (event: { stopPropagation: () => void }) => event.stopPropagation(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' && (event.key !== 'Enter' || several)) return;
      event.preventDefault();
      event.stopPropagation();
      setFilling(null);
      focusField(widget.id);
    },
    className:
      'absolute inset-0 z-30 size-full resize-none rounded-[3px] border-[1.5px] border-[#3b5bdb] bg-[#fff] px-[3px] py-0 leading-tight text-[#111] outline-none',
    style: { fontSize: Math.max(8, options.fontsize * scale) },
  };
  return several ? <textarea {...given} /> : <input {...given} />;
}
