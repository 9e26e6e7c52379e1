import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { EditorDraft, EditorKey } from '../../../../contract/app/editor.ts';
import { readDraft, spotsQuery } from '../api/editor.ts';
import { allProblems } from '../model/all-problems.ts';
import { byPage, type FieldsByPage } from '../model/by-page.ts';
import { openState, reduceEditor } from '../model/reducer.ts';
import { losingRules } from '../model/rules.ts';
import { suggestionsFrom } from '../model/suggestions.ts';
import type { Mine } from '../model/types.ts';
import { contentFrom } from '../model/wire.ts';
import { type AskedInk, EditorContext, type EditorValue } from './editor-context.ts';
import { EditorScreen } from './editor-screen.tsx';
import { createGestureStore, GestureContext } from './gesture.ts';
import { useAutosave } from './use-autosave.ts';
import { useFillingNew } from './use-fill.ts';
import { useNarrow } from './use-narrow.ts';
import { useSpoken } from './use-spoken.ts';
import { useZoom } from './use-zoom.ts';

const DeleteDialog = lazy(() => import('./delete-dialog.tsx').then((file) => ({ default: file.DeleteDialog })));
const AskedInkSheet = lazy(() => import('./asked-ink.tsx').then((file) => ({ default: file.AskedInkSheet })));

export interface EditorProps {
  editorKey: EditorKey;
  draft: EditorDraft;
  /** null: there is nowhere to go back to. */
  onBack: (() => void) | null;
  /** The document was sent for good. */
  onSent: (documentId: string) => void;
  /** Something else is to be edited from now on. */
  onKey: (key: EditorKey) => void;
  /** The sheet of review and sending is open at once: a template is to be used, not changed. */
  opensReview: boolean;
}

/** Everything the editor knows, around the one screen that shows it. */
export function Editor({ editorKey: key, draft: opened, onBack, onSent, onKey, opensReview }: EditorProps) {
  const [draft, setDraft] = useState(opened);
  const [state, dispatch] = useReducer(reduceEditor, opened, (from) =>
    openState(from.kind, contentFrom(from), from.selfSign ? mineOf(from) : null),
  );
  const [firstContent] = useState(state.content);
  const [gestures] = useState(createGestureStore);
  const [spoken, setSpoken] = useState('');
  const [settingsAsked, setSettingsAsked] = useState(false);
  const [filling, setFilling] = useState<string | null>(null);
  const [asksDelete, setAsksDelete] = useState(false);
  const [asked, askInk] = useState<AskedInk | null>(null);
  const openSettings = useCallback(() => setSettingsAsked(true), []);
  const area = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const zoom = useZoom(area, state.pages, narrow);

  const codesKept = useCallback(() => dispatch({ kind: 'codes-kept' }), []);
  const saving = useAutosave(key, opened, state.content, codesKept, firstContent);
  const say = useCallback((words: string) => setSpoken(words), []);
  useSpoken(state, say);
  useFillingNew(state, { dispatch, setFilling, askInk, openSettings });

  const sends = key.kind === 'document';
  const { mode, content, pages } = state;
  const problems = useMemo(
    () => allProblems({ mode, content, pages }, sends, draft.facts),
    [mode, content, pages, sends, draft.facts],
  );
  const spots = useQuery(spotsQuery(key, state.content.file.version));
  const suggestions = useMemo(
    () => suggestionsFrom(spots.data?.spots ?? [], state.content),
    [spots.data, state.content],
  );

  const reload = useCallback(async () => {
    const fresh = await readDraft(key);
    const content = contentFrom(fresh);
    saving.restart(fresh, content);
    setDraft(fresh);
    dispatch({ kind: 'load', content });
  }, [key, saving.restart]);

  useEffect(() => {
    document.title = `${draft.facts.environment === 'sandbox' ? 'TEST ' : ''}${state.content.title || 'Draft'} - ${draft.facts.productName}`;
  }, [draft.facts, state.content.title]);

  function deleteSelected(): void {
    if (losingRules(state.content, state.selected).length > 0) {
      setAsksDelete(true);
      return;
    }
    dispatch({ kind: 'delete' });
    say('Deleted');
  }
  const grouped = useRef<FieldsByPage>(new Map());
  const fields = useMemo(() => {
    grouped.current = byPage(state.content.widgets, grouped.current);
    return grouped.current;
  }, [state.content.widgets]);

  const value: EditorValue = {
    fields,
    key,
    state,
    dispatch,
    facts: draft.facts,
    fileVersion: state.content.file.version,
    saving,
    problems,
    suggestions,
    scale: zoom.scale,
    setScale: zoom.setScale,
    page: zoom.page,
    say,
    narrow,
    sends,
    openSettings,
    deleteSelected,
    filling,
    setFilling,
    askInk,
  };
  return (
    <EditorContext value={value}>
      <GestureContext value={gestures}>
        <EditorScreen
          area={area}
          fitWidth={zoom.fitWidth}
          settingsAsked={settingsAsked}
          onSettingsHandled={() => setSettingsAsked(false)}
          onReload={reload}
          onBack={onBack}
          onSent={onSent}
          onKey={onKey}
          opensReview={opensReview}
        />
        {asksDelete && (
          <Suspense fallback={null}>
            <DeleteDialog onClose={() => setAsksDelete(false)} />
          </Suspense>
        )}
        {asked !== null && (
          <Suspense fallback={null}>
            <AskedInkSheet asked={asked} />
          </Suspense>
        )}
        <p role="status" aria-live="polite" className="sr-only">
          {spoken}
        </p>
      </GestureContext>
    </EditorContext>
  );
}

function mineOf({ content, facts }: EditorDraft): Mine {
  const { name, email, company, jobTitle } = content.people[0] ?? facts.owner;
  // en-CA writes days as YYYY-MM-DD.
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: facts.timeZone }).format(new Date());
  return { person: { name, email, company, jobTitle }, today, dateFormat: facts.dateFormat, ink: {} };
}
