import { shortDate, timeAgo } from '../../../lib/dates.ts';
import type { TokenView } from '../api/tokens.ts';

/** All that can be shown of a token again: prefix, dots, last four. */
export function dotted(token: TokenView): string {
  return `${token.prefix}${'•'.repeat(20)}${token.lastFour}`;
}

export function lastUsed(token: TokenView): string {
  return token.lastUsedAt === null ? 'not used yet' : `last used ${timeAgo(token.lastUsedAt)}`;
}

/** "Made by you, 19 Nov". */
export function madeBy(token: TokenView): string {
  const when = timeAgo(token.createdAt) === 'just now' ? 'just now' : shortDate(token.createdAt);
  return `Made by ${token.createdBy.isMe ? 'you' : token.createdBy.name}, ${when}`;
}
