import type { PageView } from '../contract/sign/page.ts';
import { type EmbedMessage, embedEventsOf } from '../domain/recipient/embed-event.ts';

/** Tells the page around this one what has happened; `framedBy`: the only origins that may be told. */
export function tellFrame(framedBy: readonly string[], before: PageView | undefined, now: PageView): void {
  if (framedBy.length === 0 || window.parent === window) return;
  const documentId = now.state === 'open' || now.state === 'done' ? now.document.id : '';
  for (const type of embedEventsOf(before?.state, now.state)) {
    const message: EmbedMessage = { signet: 1, type, state: now.state, documentId };
    for (const origin of around(framedBy)) window.parent.postMessage(message, origin);
  }
}

/** Where the browser says whose page it is, that one alone; else all, and the browser hands it to none but the right one. */
function around(framedBy: readonly string[]): readonly string[] {
  const parent = window.location.ancestorOrigins?.[0];
  return parent === undefined ? framedBy : framedBy.filter((origin) => origin === parent);
}
