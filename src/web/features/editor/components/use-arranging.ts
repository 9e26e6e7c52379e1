import { useCallback, useEffect, useRef, useState } from 'react';
import { putPages } from '../api/editor.ts';
import { uploadPages } from '../api/upload.ts';
import { itemsOf, type PageItem } from '../model/pages.ts';
import type { EditorFile } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import type { Choices } from './file-question.tsx';

interface Arranging {
  /** What is being done: how far an upload is, 1 while the server works. null: nothing. */
  readonly share: number | null;
  readonly error: unknown;
  /** Answers whether it was done. */
  arrange(items: readonly PageItem[]): Promise<boolean>;
  /** Puts a file's pages behind all others. */
  add(file: File, choices: Pick<Choices, 'password' | 'signed'>): Promise<boolean>;
  cancel(): void;
}

/** Has pages arranged by the server, then changes the draft as any edit does. */
export function useArranging(): Arranging {
  const { key, state, dispatch } = useEditor();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  const { file } = state.content;

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setShare(null);
  }, []);
  useEffect(() => () => running.current?.abort(), []);

  async function carryOut(
    make: (signal: AbortSignal) => Promise<{ fileVersion: string; pages: EditorFile['pages'] }>,
    itemsFor: (pages: number) => readonly PageItem[],
  ): Promise<boolean> {
    const control = new AbortController();
    running.current = control;
    setError(null);
    try {
      const { fileVersion: version, pages } = await make(control.signal);
      if (control.signal.aborted) return false;
      const items = itemsFor(pages.length);
      dispatch({ kind: 'pages', of: file.version, file: { version, pages }, items });
      return true;
    } catch (problem) {
      if (!control.signal.aborted) setError(problem);
      return false;
    } finally {
      if (running.current === control) setShare(null);
    }
  }

  return {
    share,
    error,
    cancel,
    arrange: (items) => {
      setShare(1);
      return carryOut(
        () => putPages(key, file, items),
        () => items,
      );
    },
    add: (added, choices) => {
      setShare(0);
      const own = itemsOf(file);
      return carryOut(
        (signal) =>
          uploadPages(
            key,
            added,
            { version: file.version, after: own.length },
            {
              password: choices.password,
              flattenSigned: choices.signed === 'flatten',
              onProgress: setShare,
              signal,
            },
          ),
        (pages) => [...own, ...Array.from({ length: pages - own.length }, () => ({ from: null, turn: 0 }) as const)],
      );
    },
  };
}
