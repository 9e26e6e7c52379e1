/** @jsxImportSource preact */
import { consentSentence } from '../../contract/sign/consent.ts';
import { usePage } from '../context.ts';
import { firstName } from '../logic/labels.ts';
import { range } from '../logic/range.ts';
import { Button } from '../parts/button.tsx';
import { words } from '../words.ts';
import type { Signing } from './use-signing.ts';

interface Props {
  readonly signing: Signing;
  readonly onReadAll: () => void;
  /** In the text view: leads back to the pages, where fields are placed. */
  readonly onPage?: (() => void) | undefined;
}

/** One sentence, the progress, and one button whose label is the next act. */
export function Foot({ signing, onReadAll, onPage }: Props) {
  const { options } = usePage();
  const { view, asked } = signing;
  if (view.turn === 'reading') {
    return (
      <footer class="foot">
        <p class="foot-line">{words.foot.reading}</p>
        <div class="foot-row">
          <a class="button secondary" href={`${options.base}/document`} download>
            {words.head.download}
          </a>
        </div>
      </footer>
    );
  }
  if (view.turn === 'waiting') {
    const names = words.states.first(view.waitingFor.map(firstName));
    return (
      <footer class="foot">
        <p class="foot-line">{words.foot.waiting(names, view.me.email)}</p>
      </footer>
    );
  }
  return (
    <footer class="foot">
      <p class="foot-line" role={signing.problem ? 'alert' : undefined}>
        {!signing.started && options.environment === 'sandbox' && <strong>{words.foot.test} </strong>}
        {signing.started ? sentence(signing) : `${consentSentence(words.consent, view.me.type)} `}
        {!signing.started && (
          <button type="button" class="link-button inline" onClick={onReadAll}>
            {words.foot.readAll}
          </button>
        )}
      </p>
      <div class="foot-row">
        {asked.length > 0 && <Progress done={signing.done} all={asked.length} />}
        {signing.placingWords ? (
          <PlaceButtons signing={signing} />
        ) : (
          <>
            {signing.mayAdd && <AddButton signing={signing} onPage={onPage} />}
            <FootButton signing={signing} onPage={onPage} />
          </>
        )}
      </div>
      {signing.mayFill && <p class="save-state wide-only">{words.foot.saves[signing.saveState]}</p>}
    </footer>
  );
}

function sentence(signing: Signing): string {
  if (signing.problem) return signing.problem;
  if (signing.placingWords) return signing.placingWords;
  if (signing.placingOnly) return signing.ready ? words.foot.placeMore : words.foot.place;
  if (signing.noPlace) return words.own.begin;
  if (signing.ready) return readySentence(signing);
  const left = signing.asked.filter((widget) => signing.faultOf(widget));
  return signing.showFaults ? words.foot.toMend(left.length) : words.foot.toFill(left.length);
}

function readySentence({ asked, done }: Signing): string {
  if (asked.length === 0) return words.foot.nothingToFill;
  return done < asked.length ? words.foot.enough : words.foot.filled;
}

function AddButton({ signing, onPage }: Pick<Props, 'signing' | 'onPage'>) {
  return (
    <button
      type="button"
      id="add-field"
      class="button secondary"
      onClick={() => {
        onPage?.();
        signing.choose();
      }}
    >
      {words.own.add}
    </button>
  );
}

/** For the keyboard, and for whoever would rather not aim. */
function PlaceButtons({ signing }: Pick<Props, 'signing'>) {
  return (
    <>
      <button type="button" class="button secondary" onClick={signing.cancelPlacing}>
        {words.own.cancel}
      </button>
      <button type="button" id="place-here" class="button primary" onClick={() => placeInView(signing)}>
        {words.own.here}
      </button>
    </>
  );
}

function FootButton({ signing, onPage }: Pick<Props, 'signing' | 'onPage'>) {
  const { view } = signing;
  if (!signing.started) return <Button onClick={signing.start}>{words.foot.start}</Button>;
  if (signing.waiting) {
    return (
      <Button kind="secondary" onClick={signing.finish}>
        {words.foot.offline}
      </Button>
    );
  }
  if (signing.ready) {
    return (
      <Button onClick={signing.finish} busy={signing.busy} busyLabel={words.foot.busy}>
        {words.foot.finish(view.me.type)}
      </Button>
    );
  }
  const allFilled = signing.asked.every((widget) => signing.faultOf(widget) === undefined);
  if (!signing.noPlace || !allFilled) return <Button onClick={() => signing.next()}>{words.foot.next}</Button>;
  if (!signing.placingOnly) return <Button onClick={() => signing.arm('signature')}>{words.own.addSignature}</Button>;
  return <Button onClick={onPage ?? (() => placeInView(signing))}>{words.own.signatureHere}</Button>;
}

/** In the middle of what is seen of the page. */
function placeInView(signing: Signing): void {
  const middle = innerHeight / 2;
  const seen = [...document.querySelectorAll<HTMLElement>('.page')]
    .map((page) => ({ page, box: page.getBoundingClientRect() }))
    .find(({ box }) => box.top <= middle && box.bottom >= middle);
  if (!seen) return;
  const number = Number(seen.page.id.slice(5));
  const size = signing.view.document.pages[number - 1];
  if (!size) return;
  signing.placeAt(number, size.width / 2, ((middle - seen.box.top) / seen.box.height) * size.height);
}

interface ProgressProps {
  readonly done: number;
  readonly all: number;
  /** The number in words, where it is the question asked rather than those done. */
  readonly at?: number;
}

/** The words carry the meaning; the bar is decoration. Above 8 fields it is one bar. */
export function Progress({ done, all, at = done }: ProgressProps) {
  const full = done === all ? 'full' : '';
  return (
    <div class="progress">
      <span class="progress-words">{words.of(at, all)}</span>
      <span class={`segments ${full}`} aria-hidden="true">
        {all > 8 ? (
          <span class="segment whole">
            <span style={{ width: `${(done / all) * 100}%` }} />
          </span>
        ) : (
          range(all).map((at) => <span key={at} class={at <= done ? 'segment on' : 'segment'} />)
        )}
      </span>
    </div>
  );
}
