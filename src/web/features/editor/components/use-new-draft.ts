import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditorKey } from '../../../../contract/app/editor.ts';
import { putDraft, readDraft } from '../api/editor.ts';
import { uploadDraft, uploadPages } from '../api/upload.ts';
import { contentFrom, contentToSave } from '../model/wire.ts';
import type { Choices } from './file-question.tsx';

interface Progress {
  /** Which of the files is being uploaded. */
  readonly at: number;
  /** 0 to 1. */
  readonly share: number;
  readonly error: unknown;
}

/** The draft so far: made of the first file, with the pages of those behind it. */
interface Begun {
  readonly key: EditorKey;
  readonly version: string;
  readonly pages: number;
}

function nothingChosen(selfSign: boolean): Choices {
  // The fields of a form become suggested spots where one fills them alone.
  return { password: '', form: selfSign ? 'flatten' : 'ask', signed: 'ask' };
}

/**
 * Uploads files in their order and makes one draft of them. What was uploaded stays: after a broken connection or a
 * question about one file it goes on with that file.
 */
export function useNewDraft(
  kind: EditorKey['kind'],
  files: readonly File[],
  selfSign: boolean,
  onMade: (id: string) => void,
) {
  const [progress, setProgress] = useState<Progress>({ at: 0, share: 0, error: null });
  const chosen = useRef(nothingChosen(selfSign));
  const next = useRef(0);
  const begun = useRef<Begun | null>(null);
  const running = useRef<AbortController | null>(null);
  const made = useRef(onMade);
  made.current = onMade;

  const upload = useCallback(
    async (more: Partial<Choices> = {}) => {
      chosen.current = { ...chosen.current, ...more };
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      try {
        for (let file = files[next.current]; file !== undefined; file = files[next.current]) {
          const at = next.current;
          setProgress({ at, share: 0, error: null });
          const onProgress = (share: number) => setProgress({ at, share, error: null });
          const given = { ...chosen.current, selfSign, onProgress, signal: control.signal };
          begun.current = await uploadOne(kind, file, begun.current, given);
          if (control.signal.aborted) return;
          next.current = at + 1;
          chosen.current = nothingChosen(selfSign);
        }
        if (begun.current === null) return;
        if (files.length > 1) await saveWith(begun.current);
        if (!control.signal.aborted) made.current(begun.current.key.id);
      } catch (error) {
        if (!control.signal.aborted) setProgress((before) => ({ ...before, error }));
      }
    },
    [kind, files, selfSign],
  );

  useEffect(() => {
    void upload();
    return () => running.current?.abort();
  }, [upload]);

  return { ...progress, upload };
}

type Given = Choices & {
  readonly selfSign: boolean;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
};

async function uploadOne(kind: EditorKey['kind'], file: File, begun: Begun | null, given: Given): Promise<Begun> {
  if (begun === null) {
    const { id } = await uploadDraft(file, { kind, ...given });
    const key: EditorKey = { by: 'owner', kind, id };
    const { fileVersion, pages } = await readDraft(key);
    return { key, version: fileVersion, pages: pages.length };
  }
  const { key, version, pages } = begun;
  const flattenSigned = given.signed === 'flatten';
  const longer = await uploadPages(key, file, { version, after: pages }, { ...given, flattenSigned });
  return { key, version: longer.fileVersion, pages: longer.pages.length };
}

async function saveWith({ key, version }: Begun): Promise<void> {
  const draft = await readDraft(key);
  await putDraft(key, draft.stateVersion, contentToSave(contentFrom(draft), {}), version);
}
