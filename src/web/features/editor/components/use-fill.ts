import { useEffect, useRef } from 'react';
import { isInk, isTyped } from '../model/own.ts';
import { type EditorState, type EditorWidget, SENDER } from '../model/types.ts';
import { type EditorValue, useEditor } from './editor-context.ts';

type Filling = Pick<EditorValue, 'dispatch' | 'setFilling' | 'askInk' | 'openSettings'>;

/** Fills a field that one answers here the way that fits it: on the page, by a tick, by a sheet, or in its settings. */
export function fillWidget(widget: EditorWidget, { dispatch, setFilling, askInk, openSettings }: Filling): void {
  const { type, response, options } = widget;
  if (isInk(type)) askInk({ kind: type, id: widget.id });
  else if (isTyped(type)) setFilling(widget.id);
  else if (type === 'checkbox' && options.values?.length === 1) {
    const ticked = Array.isArray(response) && response.length > 0;
    dispatch({ kind: 'respond', id: widget.id, response: ticked ? [] : [...options.values] });
  } else openSettings();
}

/** Undefined for fields that somebody else fills. */
export function useFill(widget: EditorWidget): (() => void) | undefined {
  const editor = useEditor();
  return widget.owner === SENDER ? () => fillWidget(widget, editor) : undefined;
}

/** On a paper of one's own, a field that was just placed and begins empty asks at once for what belongs there. */
export function useFillingNew(state: EditorState, filling: Filling): void {
  const seen = useRef(new Set(state.content.widgets.map(({ id }) => id)));
  const act = useRef(filling);
  act.current = filling;
  const { own, widgets } = state.content;
  useEffect(() => {
    const made = widgets.at(-1);
    const isNew = made !== undefined && !seen.current.has(made.id);
    for (const { id } of widgets) seen.current.add(id);
    if (own && isNew && (made.response ?? null) === null) fillWidget(made, act.current);
  }, [own, widgets]);
}
