/**
 * Tests a value against a pattern `/source/flags` within a time limit. Passed in: the server runs it where it can be
 * stopped, the browser uses `plainMatches`.
 */
export type Matches = (pattern: string, value: string) => 'match' | 'no-match' | 'timeout' | 'invalid';

const literal = /^\/(.+)\/([a-z]*)$/s;

/**
 * Source and flags of a field's pattern, in literal or bare form, anchored, because the whole value must match.
 * `g` and `y` are dropped: they would make the test depend on an earlier one.
 */
export function patternParts(pattern: string): { source: string; flags: string } {
  const found = literal.exec(pattern.trim());
  return { source: `^(?:${found?.[1] ?? pattern})$`, flags: (found?.[2] ?? '').replace(/[gy]/g, '') };
}

/** The same in literal form, as `Matches` takes it. */
export function wholePattern(pattern: string): string {
  const { source, flags } = patternParts(pattern);
  return `/${source}/${flags}`;
}

/** For browsers, where a slow pattern harms only the person who waits for it. */
export function plainMatches(pattern: string, value: string): ReturnType<Matches> {
  const { source, flags } = patternParts(pattern);
  try {
    return new RegExp(source, flags).test(value) ? 'match' : 'no-match';
  } catch {
    return 'invalid';
  }
}
