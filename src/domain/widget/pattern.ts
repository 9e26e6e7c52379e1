/**
 * Tests a value against a pattern `/source/flags` within a time limit. Passed in: the server runs it where it can be
 * stopped, the browser uses `plainMatches`.
 */
export type Matches = (pattern: string, value: string) => 'match' | 'no-match' | 'timeout' | 'invalid';

const literal = /^\/(.+)\/([a-z]*)$/s;

/**
 * The pattern of a field in literal form, anchored, because the whole value must match. Takes the literal form and the
 * bare one. `g` and `y` are dropped: they would make the test depend on an earlier one.
 */
export function wholePattern(pattern: string): string {
  const found = literal.exec(pattern.trim());
  const source = found?.[1] ?? pattern;
  const flags = (found?.[2] ?? '').replace(/[gy]/g, '');
  return `/^(?:${source})$/${flags}`;
}

/** For browsers, where a slow pattern harms only the person who waits for it. */
export function plainMatches(pattern: string, value: string): ReturnType<Matches> {
  const found = literal.exec(pattern);
  try {
    return new RegExp(found?.[1] ?? pattern, found?.[2] ?? '').test(value) ? 'match' : 'no-match';
  } catch {
    return 'invalid';
  }
}
