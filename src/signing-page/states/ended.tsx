/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { PageView } from '../../contract/sign/page.ts';
import type { DeclinedView, ExpiredView, RevokedView } from '../../domain/recipient/signing-view.ts';
import { Refused } from '../api.ts';
import { usePage } from '../context.ts';
import { firstName } from '../logic/labels.ts';
import { dayText } from '../logic/times.ts';
import { Head, useHelpItems } from '../parts/head.tsx';
import { refusalText } from '../sentences.ts';
import { words } from '../words.ts';
import { StateFrame } from './frame.tsx';

type Ended = DeclinedView | RevokedView | ExpiredView;
type Without = Extract<PageView, { readonly state: 'unavailable' | 'no-session' | 'gone' | 'unknown-link' }>;

function EndedHead({ view }: { readonly view: Ended }) {
  const menu = useHelpItems({ name: view.senderName, email: view.senderEmail });
  return <Head title={view.title ?? view.senderName} sender={view.title ? view.senderName : ''} menu={menu} />;
}

/** Declined, revoked, or past its end. */
export function EndedPage({ view }: { readonly view: Ended }) {
  const { zone } = usePage();
  const head = <EndedHead view={view} />;
  const sender = { name: view.senderName, email: view.senderEmail };
  const first = firstName(view.senderName);
  if (view.state === 'expired') return <Expired view={view} />;
  if (view.state === 'revoked') {
    return (
      <StateFrame head={head} icon="ban" tone="danger" title={words.states.revoked} sender={sender}>
        <p>{words.states.revokedText(first, dayText(view.revokedAt, zone))}</p>
      </StateFrame>
    );
  }
  const title = view.byMe ? words.states.declinedMe : words.states.declinedOther(view.declinedBy);
  return (
    <StateFrame head={head} icon="ban" tone="danger" title={title} sender={sender}>
      <p>{words.states.declinedText(first, dayText(view.declinedAt, zone))}</p>
      {view.byMe && <p class="muted">{words.states.changedMind(first)}</p>}
    </StateFrame>
  );
}

function Expired({ view }: { readonly view: ExpiredView }) {
  const { zone, api, say } = usePage();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  async function ask(): Promise<void> {
    setBusy(true);
    try {
      await api.post('new-link');
      setAsked(true);
      say(words.states.asked);
    } catch (refused) {
      setFault(
        refusalText(
          refused instanceof Refused ? (refused.code === 'locked' ? 'already-asked' : refused.code) : 'unreachable',
        ),
      );
    }
    setBusy(false);
  }
  return (
    <StateFrame
      head={<EndedHead view={view} />}
      icon="calendarEnd"
      tone="warning"
      title={words.states.expired(dayText(view.expiredAt, zone))}
      sender={{ name: view.senderName, email: view.senderEmail }}
      {...(asked ? {} : { act: { label: words.states.askNew, onClick: () => void ask(), busy } })}
    >
      <p>{asked ? words.states.asked : words.states.expiredText(firstName(view.senderName))}</p>
      {fault && (
        <p class="input-fault" role="alert">
          {fault}
        </p>
      )}
    </StateFrame>
  );
}

/** States that know nothing of a document. */
export function NothingPage({ view }: { readonly view: Without }) {
  const { options } = usePage();
  const head = <Head title={options.productName} sender="" />;
  switch (view.state) {
    case 'unavailable':
      return (
        <StateFrame head={head} icon="hourglass" tone="warning" title={words.states.unavailable}>
          <p>{words.states.unavailableText(view.senderName)}</p>
        </StateFrame>
      );
    case 'no-session':
      return (
        <StateFrame head={head} icon="link" title={words.states.noSession}>
          <p>{words.states.noSessionText}</p>
        </StateFrame>
      );
    case 'gone':
    case 'unknown-link':
      return (
        <StateFrame head={head} icon="file" tone="warning" title={words.states.gone}>
          <p>{words.states.goneText}</p>
        </StateFrame>
      );
  }
}
