/** Statements seen this often are worth keeping prepared. */
const OFTEN = 3;
/** Kept by each connection, some 20 KB each in its server process. */
const MOST_NAMED = 150;
const MOST_WATCHED = 1000;
const LONGEST = 4000;

/**
 * Which statements a connection prepares: the short ones that come again and again and whose best plan does not depend
 * on their values. A page or a count of somebody's rows is planned anew each time, because what is best for ten rows is
 * not for a million.
 */
export class StatementNames {
  readonly #seen = new Map<string, number>();
  #names = new Map<string, string>();
  #generation = 0;

  /** Undefined for a statement that goes without a name. */
  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_NAMED || !isSteady(text)) return undefined;
    const times = (this.#seen.get(text) ?? 0) + 1;
    if (times < OFTEN) {
      if (this.#seen.size >= MOST_WATCHED) this.#seen.clear();
      this.#seen.set(text, times);
      return undefined;
    }
    this.#seen.delete(text);
    const name = `steady-${this.#generation}-${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  /** Everything is prepared anew, under new names. */
  forget(): void {
    this.#names = new Map();
    this.#generation += 1;
  }
}

function isSteady(text: string): boolean {
  return (
    text.length <= LONGEST && /^(select|insert|update|delete) /.test(text) && !/ limit \$| offset |\bcount\(/.test(text)
  );
}
