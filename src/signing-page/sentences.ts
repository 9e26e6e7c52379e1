import { keysForRecipients, type RecipientsChange } from '../domain/document/changes.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { ResponseFault } from '../domain/widget/check-response.ts';
import type { Refused } from './api.ts';
import { words } from './words.ts';

/** The sentence about a fault of an answer. */
export function faultText(fault: Refusal<ResponseFault>): string {
  return words.fault(fault.refused, fault.detail ?? {});
}

/** What the owner has changed; `own`: the reader is the owner. */
export function changedText(keys: readonly RecipientsChange[], own: boolean): string {
  const names = words.list(keys.map((key) => words.changed.names[key]));
  return own ? words.changed.byYou(names) : words.changed.bySender(names);
}

/** The keys in the refusal `document-changed`. */
export function changedKeys(detail: Refused['detail']): RecipientsChange[] {
  return keysForRecipients(String(detail.changed ?? '').split(','));
}

/** The sentence about a refusal of the server. */
export function refusalText(code: string): string {
  return words.refusal(code, {});
}
