import { type Matches, patternParts } from '../../domain/widget/pattern.ts';
import { matches as guarded } from '../../platform/text/matches.ts';

/** The server's way to test a whole value against a client's pattern: within a time limit. */
export const matches: Matches = (pattern, value) => {
  const { source, flags } = patternParts(pattern);
  return guarded(`/${source}/${flags}`, value);
};
