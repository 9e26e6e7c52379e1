import { type Matches, patternParts } from '../../domain/widget/pattern.ts';
import { matchesWithin } from '../../platform/text/matches.ts';

const ANSWERS_MS = 500;

/** The server's way to test whole values against clients' patterns: all answers of one person share their time. */
export function matchesOfOne(): Matches {
  const test = matchesWithin(ANSWERS_MS);
  return (pattern, value) => {
    const { source, flags } = patternParts(pattern);
    return test(`/${source}/${flags}`, value);
  };
}
