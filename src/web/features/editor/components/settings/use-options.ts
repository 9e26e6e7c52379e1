import type { OptionChange } from '../../model/widgets.ts';
import { useEditor } from '../editor-context.ts';

/** Changes options of what is selected; typing in one input is one step of undo. */
export function useOptions(): (change: OptionChange, typed?: string) => void {
  const { state, dispatch } = useEditor();
  return (change, typed) =>
    dispatch({
      kind: 'options',
      change,
      ...(typed === undefined ? {} : { merge: `${typed} ${state.selected.join()}` }),
    });
}
