import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageView } from '../../contract/sign/page.ts';
import type { OpenView } from '../../domain/recipient/signing-view.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type CheckContext, checkResponse, type ResponseFault } from '../../domain/widget/check-response.ts';
import type { Answers, Widget, WidgetResponse } from '../../domain/widget/types.ts';
import { Refused, Unreachable } from '../api.ts';
import { usePage } from '../context.ts';
import { createPatternGuard } from '../logic/pattern.ts';
import { askedFields, faultsOf, fieldState, nextField } from '../logic/steps.ts';
import type { SaveState } from '../outbox.ts';
import { changedKeys, refusalText } from '../sentences.ts';
import { loadPad } from '../signature/load-pad.ts';
import { words } from '../words.ts';
import { focusControl } from './focus.ts';
import { useAnswers } from './use-answers.ts';
import { type OwnersEdits, useOwnerChanges } from './use-owner-changes.ts';
import { type Placing, usePlacing } from './use-placing.ts';
import { type Uploads, useUploads } from './use-uploads.ts';

export interface Signing extends Placing, Uploads, Pick<OwnersEdits, 'changed'> {
  readonly view: OpenView;
  readonly widgets: readonly Widget[];
  readonly asked: readonly Widget[];
  readonly answers: Answers;
  readonly check: CheckContext;
  readonly done: number;
  readonly started: boolean;
  /** Fields may be filled now. */
  readonly mayFill: boolean;
  readonly current: string | undefined;
  /** The page is drawn larger while a question is open. */
  readonly closeUp: boolean;
  readonly preview: string | undefined;
  readonly showFaults: boolean;
  readonly saveState: SaveState;
  readonly busy: boolean;
  readonly waiting: boolean;
  readonly problem: string;
  readonly ready: boolean;
  faultOf(widget: Widget): Refusal<ResponseFault> | undefined;
  start(): void;
  open(id: string): void;
  close(): void;
  /** Goes to the next field that needs something; closes the sheet when none does. */
  next(given?: Answers): void;
  back(): void;
  answer(widget: Widget, value: WidgetResponse): void;
  setPreview(preview: string | undefined): void;
  finish(): void;
  decline(reason: string): Promise<void>;
  /** Shows the document as it is now; answers stay. */
  reload(): void;
}

/** Everything the open page knows and can do. */
export function useSigning(view: OpenView): Signing {
  const { api, show, say } = usePage();
  const [started, setStarted] = useState(view.me.consented);
  const [current, setCurrent] = useState<string>();
  const [preview, setPreview] = useState<string>();
  const [showFaults, setShowFaults] = useState(false);
  const [busy, setBusy] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState('');
  const seen = useRef(new Set<string>());
  const { changed, tell } = useOwnerChanges(view);
  const book = useAnswers(view, onFault, tell);

  const [news, setNews] = useState(0);
  const matches = useMemo(() => createPatternGuard(() => setNews((count) => count + 1)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `news` says that patterns answer otherwise than before
  const check = useMemo<CheckContext>(
    () => ({ matches, ownerDateFormat: view.ownerDateFormat }),
    [matches, view.ownerDateFormat, news],
  );
  const asked = useMemo(() => askedFields(book.widgets), [book.widgets]);
  const faults = faultsOf(asked, book.answers, check);
  const done = asked.filter((widget) => fieldState(widget, book.answers, check) === 'filled').length;
  const mayFill = started && view.turn === 'now' && view.me.type !== 'viewer';
  const mayPlace = view.ownTypes.includes('signature');
  const noPlace = view.me.type === 'signer' && mayPlace && !book.widgets.some(({ type }) => type === 'signature');
  const placing = usePlacing({ view, book, mayFill, noPlace, current, setCurrent });
  const sending = useUploads({
    answers: book.answers,
    mostFiles: view.uploads.mostFiles,
    mostBytes: view.uploads.mostBytes,
    consent: book.consent,
    setFiles: book.setFiles,
  });

  /** Words for what went wrong; a refusal that means another state leads there. */
  function onFault(fault: unknown): void {
    if (fault instanceof Unreachable) setProblem(words.foot.offlineNote);
    if (!(fault instanceof Refused)) return;
    setProblem(refusalText(fault.code));
    if (fault.code === 'document-changed') tell({ changed: changedKeys(fault.detail) });
    if (fault.code === 'invalid-answers') setShowFaults(true);
    else
      void api.get<PageView>('state').then(
        (now) => now.state !== 'open' && show(now),
        () => undefined,
      );
  }

  function open(id: string): void {
    if (!mayFill) return;
    setPreview(undefined);
    placing.cancelPlacing();
    setCurrent(id);
  }

  function close(): void {
    const id = current;
    setCurrent(undefined);
    setPreview(undefined);
    // The field's button has the focus again once the sheet is gone.
    if (!id) return;
    seen.current.add(id);
    requestAnimationFrame(() => focusControl(`field-${id}`, { preventScroll: true }));
  }

  function next(given: Answers = {}): void {
    if (current) seen.current.add(current);
    const answers = { ...book.answers, ...given };
    const target = nextField(asked, answers, check, current, seen.current);
    if (target) {
      open(target.id);
      return;
    }
    const left = faultsOf(asked, answers, check).length;
    close();
    say(left === 0 ? words.foot.filled : words.foot.toFill(left));
  }

  async function send(): Promise<void> {
    setBusy(true);
    setProblem('');
    try {
      await book.consent();
      await book.hold();
      const own = new Set(asked.filter(({ type }) => type !== 'attachments').map((widget) => widget.id));
      const answers = Object.fromEntries(Object.entries(book.given).filter(([id]) => own.has(id)));
      const fields = view.ownTypes.length > 0 ? { fields: book.ownFields } : {};
      const after = await api.post<PageView>('finish', { answers, ...fields, seenEdit: view.seenEdit });
      book.clear();
      setWaiting(false);
      show(after);
    } catch (fault) {
      setWaiting(fault instanceof Unreachable);
      onFault(fault);
    }
    setBusy(false);
  }

  /** Says so when a file is still on its way. */
  function uploading(): boolean {
    const some = sending.uploads.some(({ fault }) => fault === '');
    if (some) setProblem(words.attach.wait);
    return some;
  }

  async function reload(): Promise<void> {
    if (uploading()) return;
    try {
      if (mayFill) await book.flush();
      await api.get('state');
    } catch (fault) {
      // Offline the browser would have nothing to show; a refusal is told by the new page.
      if (fault instanceof Unreachable) return onFault(fault);
    }
    location.reload();
  }

  // Offline: what was to be sent goes off by itself when the connection is back.
  const sendAgain = useRef(send);
  sendAgain.current = send;
  useEffect(() => {
    if (!waiting) return;
    const again = () => void sendAgain.current();
    const timer = setInterval(again, 5000);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [waiting]);

  return {
    ...book,
    ...placing,
    ...sending,
    view,
    asked,
    check,
    done,
    started,
    mayFill,
    current,
    closeUp: current !== undefined,
    preview,
    showFaults,
    busy,
    waiting,
    problem,
    ready: started && faults.length === 0 && !noPlace,
    faultOf: (widget) => checkResponse(widget, book.answers[widget.id], check),
    start() {
      setStarted(true);
      setProblem('');
      loadPad().catch(() => undefined);
      book.consent().catch(onFault);
      const first = nextField(asked, book.answers, check, undefined, seen.current);
      if (first) setCurrent(first.id);
      else say(noPlace ? words.foot.place : words.foot.filled);
    },
    open,
    close,
    next,
    back() {
      const at = asked.findIndex((widget) => widget.id === current);
      const target = asked[at - 1];
      if (target) open(target.id);
    },
    answer(widget, value) {
      setProblem('');
      book.answer(widget, value);
    },
    setPreview,
    changed,
    reload: () => void reload(),
    finish() {
      if (uploading()) return;
      if (faults.length > 0 || noPlace) {
        setShowFaults(true);
        const [first] = faults;
        if (first) open(first.widget.id);
        return;
      }
      void send();
    },
    async decline(reason) {
      const after = await api.post<PageView>('decline', { reason });
      book.clear();
      show(after);
    },
  };
}
