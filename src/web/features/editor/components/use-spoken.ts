import { useEffect, useRef } from 'react';
import { kindOfWidget } from '../model/kinds.ts';
import { type EditorState, SENDER } from '../model/types.ts';
import { fieldWords } from './field-box.tsx';
import { lookOf } from './looks.ts';

/** Says where the one selected field is, whenever it is another or has moved. */
export function useSpoken(state: EditorState, say: (words: string) => void): void {
  const only =
    state.selected.length === 1 ? state.content.widgets.find(({ id }) => id === state.selected[0]) : undefined;
  const page = only && state.pages[only.page - 1];
  const words =
    only === undefined || page === undefined
      ? ''
      : `${fieldWords(only, kindOfWidget(only.type, only.options).label)}, page ${only.page}, ${percent(only.x, page.width)} across, ${percent(only.y, page.height)} down, ${only.owner === SENDER ? 'filled in by you' : `for ${lookOf(state.content, only.owner).name}`}`;
  const before = useRef(words);
  useEffect(() => {
    if (words !== '' && words !== before.current) say(words);
    before.current = words;
  }, [words, say]);
}

function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)} %`;
}
