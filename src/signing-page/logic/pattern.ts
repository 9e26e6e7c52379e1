import { type Matches, patternParts } from '../../domain/widget/pattern.ts';

/**
 * The browser's own RegExp. Long texts are left to the server, which can stop a pattern that runs away; here they count
 * as a match.
 */
export const matchHere: Matches = (pattern, value) => {
  if (value.length > 200) return 'match';
  try {
    const { source, flags } = patternParts(pattern);
    return new RegExp(source, flags).test(value) ? 'match' : 'no-match';
  } catch {
    return 'invalid';
  }
};
