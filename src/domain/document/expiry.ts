import type { DocumentState, DocumentStatus } from './types.ts';

const DAY = 24 * 60 * 60 * 1000;

/** As good as never, and still a date that every calendar can write. */
const MOST_DAYS = 36_500;

/** null: never. Days count from sending. */
export function expiryOf(sentAt: Date, timeToCompleteDays: number): Date | null {
  return timeToCompleteDays > 0 ? new Date(sentAt.getTime() + Math.min(timeToCompleteDays, MOST_DAYS) * DAY) : null;
}

/** The time is over, whether or not the job that records it has run. */
export function isOverdue(document: Pick<DocumentState, 'status' | 'expiresAt'>, now: Date): boolean {
  return document.status === 'in-progress' && document.expiresAt !== null && document.expiresAt <= now;
}

/** The status people are told: an overdue document is expired. */
export function statusAt(document: Pick<DocumentState, 'status' | 'expiresAt'>, now: Date): DocumentStatus {
  return isOverdue(document, now) ? 'expired' : document.status;
}

/** `sealing` reads `in-progress` on the wire. */
export function wireStatus(
  document: Pick<DocumentState, 'status' | 'expiresAt'>,
  now: Date,
): Exclude<DocumentStatus, 'sealing'> {
  const status = statusAt(document, now);
  return status === 'sealing' ? 'in-progress' : status;
}
