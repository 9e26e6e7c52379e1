/** @jsxImportSource preact */
import type { PublicClosedView } from '../../domain/recipient/public-view.ts';
import { usePage } from '../context.ts';
import { Head } from '../parts/head.tsx';
import { words } from '../words.ts';
import { StateFrame } from './frame.tsx';

/** A public template that can't be signed now. */
export function PublicClosedPage({ view }: { readonly view: PublicClosedView }) {
  const { options } = usePage();
  const head = <Head title={options.productName} sender="" />;
  const owner = view.contact?.name ?? words.visit.theOwner;
  const ask = view.contact === null ? {} : { sender: view.contact };
  switch (view.reason) {
    case 'unknown':
      return (
        <StateFrame head={head} icon="file" tone="warning" title={words.visit.unknownTitle}>
          <p>{words.visit.unknownText}</p>
        </StateFrame>
      );
    case 'not-ready':
      return (
        <StateFrame head={head} icon="hourglass" tone="warning" title={words.states.unavailable} {...ask}>
          <p>{words.visit.notReadyText(owner)}</p>
        </StateFrame>
      );
    case 'full':
      return (
        <StateFrame head={head} icon="clock" tone="warning" title={words.visit.fullTitle} {...ask}>
          <p>{words.visit.fullText(owner)}</p>
        </StateFrame>
      );
  }
}
