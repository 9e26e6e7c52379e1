/** What a page that shows the signing page in a frame is told. */
export const embedEvents = ['ready', 'viewed', 'signed', 'declined', 'error'] as const;
export type EmbedEvent = (typeof embedEvents)[number];

/** One message from the signing page to the page around it. */
export interface EmbedMessage {
  /** Tells these messages from others, and which version of them this is. */
  readonly signet: 1;
  readonly type: EmbedEvent;
  /** What the signing page shows: `open`, `gate`, `done`, `expired`, ... */
  readonly state: string;
  /** "" while the page has no document yet, or must not say which. */
  readonly documentId: string;
}

/** States in which nobody can sign here, and that nobody in the frame has brought about. */
const errors = ['no-session', 'unknown-link', 'gone', 'unavailable', 'revoked', 'expired', 'public-closed'];

/** What there is to tell when the page turns from one state (none at the start) to another, in this order. */
export function embedEventsOf(before: string | undefined, now: string): EmbedEvent[] {
  const events: EmbedEvent[] = before === undefined ? ['ready'] : [];
  if (before === now) return events;
  if (now === 'open') events.push('viewed');
  if (now === 'done' && before === 'open') events.push('signed');
  if (now === 'declined') events.push(before === 'open' ? 'declined' : 'error');
  if (errors.includes(now)) events.push('error');
  return events;
}
