import { useMemo, useRef, useState } from 'preact/hooks';
import { consentVersion } from '../../contract/sign/consent.ts';
import type { OwnerChanges } from '../../contract/sign/requests.ts';
import type { OpenView } from '../../domain/recipient/signing-view.ts';
import { settleAnswers } from '../../domain/widget/settle-answers.ts';
import type { Answers, UploadedFile, Widget, WidgetResponse } from '../../domain/widget/types.ts';
import type { Refused } from '../api.ts';
import { usePage } from '../context.ts';
import { useOnce } from '../effects.ts';
import { sharedWith } from '../logic/steps.ts';
import { createOutbox, type Outbox, type SaveState } from '../outbox.ts';
import { words } from '../words.ts';
import { type OwnBook, useOwnFields } from './use-own-fields.ts';

export interface AnswerBook extends OwnBook {
  /** The sender's fields and the own ones, as far as no condition hides them now. */
  readonly widgets: readonly Widget[];
  /** As given, to be sent. */
  readonly given: Answers;
  /** As they count: formulas computed, days of signing filled in. */
  readonly answers: Answers;
  readonly saveState: SaveState;
  answer(widget: Widget, value: WidgetResponse): void;
  /** What the server says an attachments field holds. */
  setFiles(id: string, files: readonly UploadedFile[]): void;
  /** Records the consent with the server, once; throws as the api does, and may be called again then. */
  consent(): Promise<void>;
  /** Sends what isn't with the server yet; throws as the api does. */
  flush(): Promise<void>;
  /** Before the last act: no save may come after it. */
  hold(): Promise<void>;
  clear(): void;
}

/** Holds the answers of one recipient: restored at the start, saved as they are given, kept while offline. */
export function useAnswers(
  view: OpenView,
  onRefused: (refusal: Refused) => void,
  onChanged: (changes: OwnerChanges) => void,
): AnswerBook {
  const { api, options } = usePage();
  const { me } = view;
  const [given, setGiven] = useState<Answers>(me.answers);
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const outbox = useRef<Outbox | undefined>(undefined);
  const consented = useRef<Promise<void> | undefined>(me.consented ? Promise.resolve() : undefined);
  const refused = useRef(onRefused);
  refused.current = onRefused;

  function consent(): Promise<void> {
    consented.current ??= api
      .post<void>('consent', { version: consentVersion, language: words.language })
      .catch((fault: unknown) => {
        consented.current = undefined;
        throw fault;
      });
    return consented.current;
  }

  function put(id: string, value: WidgetResponse): void {
    setGiven((known) => ({ ...known, [id]: value }));
    outbox.current?.put(id, value);
  }

  const own = useOwnFields(view, {
    onChange: (fields) => outbox.current?.putFields(fields),
    onFilled: put,
    onGone: (fields, id) => {
      setGiven(({ [id]: _gone, ...rest }) => rest);
      outbox.current?.putFields(fields, id);
    },
  });

  useOnce(() => {
    const box = createOutbox({
      api,
      key: `signet:${options.environment}:${me.id}`,
      before: consent,
      seenEdit: view.seenEdit,
      onState: setSaveState,
      onChanged,
      onRefused: (refusal) => refused.current(refusal),
    });
    outbox.current = box;
    const kept = box.restore();
    const fields = view.ownTypes.length > 0 ? kept.fields : undefined;
    const allowed = new Set([...me.widgets, ...(fields ?? [])].map(({ id }) => id));
    const left = Object.entries(kept.answers).filter(([id]) => allowed.has(id));
    setGiven((known) => ({ ...known, ...Object.fromEntries(left) }));
    if (fields) {
      own.restore(fields);
      box.putFields(fields);
    }
    for (const [id, answer] of left) box.put(id, answer);
  });

  const widgets = useMemo(() => [...own.senders, ...own.own], [own.senders, own.own]);
  const { answers, shown } = useMemo(
    () =>
      settleAnswers(widgets, given, {
        recipient: me,
        today: view.today,
        ownerDateFormat: view.ownerDateFormat,
        numbersElsewhere: view.numbersElsewhere,
      }),
    [widgets, given, me, view.today, view.ownerDateFormat, view.numbersElsewhere],
  );

  return {
    ...own,
    widgets: shown,
    given,
    answers,
    saveState,
    answer(widget, value) {
      for (const id of [widget.id, ...sharedWith(widget, own.senders)]) put(id, value);
    },
    setFiles: (id, files) => setGiven((known) => ({ ...known, [id]: { files } })),
    consent,
    flush: () => outbox.current?.flush() ?? Promise.resolve(),
    hold: () => outbox.current?.hold() ?? Promise.resolve(),
    clear: () => outbox.current?.clear(),
  };
}
