import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditorDraft, EditorKey } from '../../../../contract/app/editor.ts';
import { ApiError, hasCode } from '../../../lib/api.ts';
import { putDraft } from '../api/editor.ts';
import type { EditorContent } from '../model/types.ts';
import { contentToSave, type PersonIds } from '../model/wire.ts';

/** `elsewhere`: somebody else saved in between; nothing is written until one has chosen. */
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'offline' | 'elsewhere' | 'failed';

export interface Saving {
  readonly status: SaveStatus;
  readonly error: unknown;
  /** Saves what there is, now. Answers the version that was stored, null when it could not be. */
  flush(): Promise<number | null>;
  /** The editor's id of a person whom the server names by its own. */
  personOf(serverId: string): string;
  idOf(person: string): string;
  /** Of two versions takes this one: what somebody else saved meanwhile is overwritten, because one has said so. */
  keepMine(): void;
  /** Starts anew from a draft that was just loaded. */
  restart(draft: Pick<EditorDraft, 'stateVersion'>, content: EditorContent): void;
}

const WAIT_MS = 700;
const AGAIN_MS = 4000;

/** Saves every change by itself, one request at a time, each against the version it was made from. */
export function useAutosave(
  key: EditorKey,
  draft: Pick<EditorDraft, 'stateVersion'>,
  content: EditorContent,
  onCodesKept: () => void,
  /** What the server has: the content as it was opened. */
  opened: EditorContent,
): Saving {
  const [status, setStatus] = useState<SaveStatus>('saved');
  const [error, setError] = useState<unknown>(null);
  const stored = useRef({ version: draft.stateVersion, content: opened, ids: {} as PersonIds, stopped: false });
  const latest = useRef(content);
  const running = useRef<Promise<number | null> | null>(null);
  latest.current = content;

  const save = useCallback(async (): Promise<number | null> => {
    while (latest.current !== stored.current.content) {
      const sent = latest.current;
      if (stored.current.stopped) return null;
      setStatus('saving');
      try {
        const answer = await putDraft(
          key,
          stored.current.version,
          contentToSave(sent, stored.current.ids),
          sent.file.version,
        );
        const ids = { ...stored.current.ids };
        for (const person of sent.people) {
          ids[person.id] = answer.personIds[ids[person.id] ?? person.id] ?? ids[person.id] ?? person.id;
        }
        stored.current = { version: answer.stateVersion, content: sent, ids, stopped: false };
        setError(null);
        if (sent.people.some((person) => person.accessCode !== null)) onCodesKept();
      } catch (problem) {
        setError(problem);
        const elsewhere = hasCode(problem, 'changed-elsewhere');
        stored.current.stopped = elsewhere;
        const offline = problem instanceof ApiError && (problem.status === 0 || problem.status >= 500);
        setStatus(elsewhere ? 'elsewhere' : offline ? 'offline' : 'failed');
        return null;
      }
    }
    setStatus('saved');
    return stored.current.version;
  }, [key, onCodesKept]);

  const flush = useCallback(async (): Promise<number | null> => {
    if (running.current !== null) await running.current;
    const run = save();
    running.current = run;
    try {
      return await run;
    } finally {
      if (running.current === run) running.current = null;
    }
  }, [save]);

  useEffect(() => {
    if (content === stored.current.content || stored.current.stopped) return;
    setStatus((old) => (old === 'offline' ? old : 'unsaved'));
    const timer = setTimeout(() => void flush(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [content, flush]);

  useEffect(() => {
    if (status !== 'offline') return;
    const again = () => void flush();
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [status, flush]);

  useEffect(() => {
    if (status === 'saved') return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [status]);

  // Leaving for another page of the app saves too.
  const flushing = useRef(flush);
  flushing.current = flush;
  useEffect(() => () => void flushing.current(), []);

  const personOf = useCallback((serverId: string) => {
    const found = Object.entries(stored.current.ids).find(([, id]) => id === serverId);
    return found?.[0] ?? serverId;
  }, []);

  const idOf = useCallback((person: string) => stored.current.ids[person] ?? person, []);

  const restart = useCallback((fresh: Pick<EditorDraft, 'stateVersion'>, from: EditorContent) => {
    stored.current = { version: fresh.stateVersion, content: from, ids: {}, stopped: false };
    setError(null);
    setStatus('saved');
  }, []);

  const keepMine = useCallback(() => {
    if (!(error instanceof ApiError) || error.code !== 'changed-elsewhere') return;
    stored.current = { ...stored.current, version: Number(error.detail.stateVersion), stopped: false };
    void flush();
  }, [error, flush]);

  return { status, error, flush, personOf, idOf, keepMine, restart };
}
