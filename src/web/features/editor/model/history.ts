import { type EditorContent, type EditorState, SENDER } from './types.ts';

/** Steps that can be taken back. */
export const UNDO_STEPS = 100;

/** Puts new content in place and keeps the old for undo, unless it carries on the edit `merge` names. */
export function edited(state: EditorState, content: EditorContent, merge: string | null = null): EditorState {
  if (content === state.content) return state;
  const carriesOn = merge !== null && merge === state.merge;
  return {
    ...state,
    content,
    pages: content.file.pages,
    past: carriesOn ? state.past : [...state.past, state.content].slice(-UNDO_STEPS),
    future: [],
    merge,
  };
}

export function undone(state: EditorState): EditorState {
  const content = state.past.at(-1);
  if (content === undefined) return state;
  return settled({
    ...state,
    content,
    pages: content.file.pages,
    past: state.past.slice(0, -1),
    future: [state.content, ...state.future],
  });
}

export function redone(state: EditorState): EditorState {
  const [content, ...future] = state.future;
  if (content === undefined) return state;
  return settled({ ...state, content, pages: content.file.pages, past: [...state.past, state.content], future });
}

/** Selection and chosen person may have gone with a step. */
function settled(state: EditorState): EditorState {
  const { people, widgets } = state.content;
  const known = new Set(widgets.map((widget) => widget.id));
  const owns = state.owner === SENDER || people.some((person) => person.id === state.owner);
  return {
    ...state,
    merge: null,
    selected: state.selected.filter((id) => known.has(id)),
    owner: owns ? state.owner : (people[0]?.id ?? ''),
  };
}
