/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { usePage } from '../context.ts';
import { useWhen } from '../effects.ts';
import { words } from '../words.ts';

/** Where the sender wants people to go next; web addresses only, anything else is left out. */
function target(url: string): URL | undefined {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Counts down five seconds, names the host, and can be stopped. */
export function Redirect({ url }: { readonly url: string }) {
  const to = target(url);
  const { options } = usePage();
  // In a frame it is the page around that goes on.
  const framed = options.framedBy.length > 0;
  const [left, setLeft] = useState(5);
  const [stopped, setStopped] = useState(false);
  useWhen([left, stopped], () => {
    if (stopped || !to || framed) return;
    if (left === 0) {
      location.assign(to.href);
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  });
  if (!to || framed) return null;
  return (
    <p class="redirect">
      {!stopped && <span aria-live="off">{words.done.redirect(to.host, left)}</span>}
      {!stopped && (
        <button type="button" class="link-button" onClick={() => setStopped(true)}>
          {words.done.stay}
        </button>
      )}
      <a href={to.href} rel="noreferrer">
        {words.done.goNow}
      </a>
    </p>
  );
}
