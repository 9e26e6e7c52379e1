/** @jsxImportSource preact */
import type { PageView } from '../../contract/sign/page.ts';
import type { DoneView } from '../../domain/recipient/signing-view.ts';
import { usePage } from '../context.ts';
import { useWhen } from '../effects.ts';
import { momentText } from '../logic/times.ts';
import { Head, useHelpItems } from '../parts/head.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { StateTitle } from './frame.tsx';
import { Redirect } from './redirect.tsx';

/** Signed or approved; turns from "Being finalised" to the download by itself. */
export function DonePage({ view }: { readonly view: DoneView }) {
  const { options } = usePage();
  const { document: paper, me } = view;
  const menu = useHelpItems({ name: paper.senderName, email: paper.senderEmail });
  usePolling(view);
  const acted = me.actedAt !== null;
  const title = !acted ? words.done.finished : me.type === 'approver' ? words.done.approved : words.done.signed;
  const copy =
    view.waitingFor.length > 0 ? words.done.copyLater(me.email, view.waitingFor) : words.done.copyNow(me.email);
  return (
    <div class="state">
      <Head title={paper.title} sender={paper.company || paper.senderName} menu={menu} />
      <main class="state-body done">
        <span class="disc success large">
          <Icon name="check" size={32} />
        </span>
        <StateTitle text={title} large />
        <p>
          {copy[0]}
          <strong>
            <bdi>{copy[1]}</bdi>
          </strong>
          {copy[2]}
        </p>
        <p class="muted">{words.done.close}</p>
        <Facts view={view} />
      </main>
      <footer class="state-foot done-foot">
        {view.redirectUrl && acted && <Redirect url={view.redirectUrl} />}
        {view.finalising ? (
          <div class="finalising">
            <span class="quiet-line" aria-hidden="true" />
            <strong>{words.done.finalising}</strong>
            <span class="muted small">{words.done.finalisingNote}</span>
          </div>
        ) : (
          <>
            <a class="button primary" href={`${options.base}/document`} download>
              <Icon name="download" size={20} />
              {view.download === 'final' ? words.done.download : words.done.downloadSoFar}
            </a>
            {view.certificate && (
              <a class="button secondary" href={`${options.base}/certificate`} download>
                {words.done.certificate}
              </a>
            )}
          </>
        )}
        {options.signUpUrl && (
          <p class="offer">
            <a href={options.signUpUrl}>{words.done.account}</a>
            <span class="muted small">{words.done.accountNote}</span>
          </p>
        )}
        <p class="sent-with muted small">
          {words.done.sentWith(options.productName)}
          {options.supportEmail && (
            <>
              {' · '}
              <a href={`mailto:${options.supportEmail}`}>{words.menu.report}</a>
            </>
          )}
        </p>
      </footer>
    </div>
  );
}

function Facts({ view }: { readonly view: DoneView }) {
  const { zone } = usePage();
  const { document: paper, me } = view;
  return (
    <dl class="facts">
      <div>
        <dt>{words.done.document}</dt>
        <dd>
          <bdi>{paper.title}</bdi>
        </dd>
      </div>
      {me.actedAt && (
        <div>
          <dt>{words.done.you(me.type)}</dt>
          <dd>{momentText(me.actedAt, zone)}</dd>
        </div>
      )}
      {view.waitingFor.length > 0 && (
        <div>
          <dt>{words.done.next}</dt>
          <dd>
            <bdi>{words.list(view.waitingFor)}</bdi>
          </dd>
        </div>
      )}
      <div>
        <dt>{words.done.id}</dt>
        <dd>{paper.id}</dd>
      </div>
    </dl>
  );
}

/** Asks the server until the seal is on: quickly at first, then with longer pauses. */
function usePolling(view: DoneView): void {
  const { api, show, say } = usePage();
  useWhen([view.finalising], () => {
    if (!view.finalising) return;
    let wait = 1000;
    let timer: ReturnType<typeof setTimeout>;
    async function ask(): Promise<void> {
      const now = await api.get<PageView>('state').catch(() => undefined);
      if (now && !(now.state === 'done' && now.finalising)) {
        say(words.done.ready);
        return show(now);
      }
      wait = Math.min(wait * 1.4, 10_000);
      timer = setTimeout(() => void ask(), wait);
    }
    timer = setTimeout(() => void ask(), wait);
    return () => clearTimeout(timer);
  });
}
