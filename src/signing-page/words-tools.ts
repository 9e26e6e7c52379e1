export function many(count: number, one: string, other: string): string {
  return count === 1 ? one : other.replace('#', String(count));
}

/** Names joined as in speech: "Kai", "Kai and Ana", "Kai, Ana and Mia". */
export function list(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
