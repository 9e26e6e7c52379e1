/** Keeps what was made last, up to a number of bytes; concurrent requests for one key make it once. */
export class BoundedCache<T> {
  private readonly kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  private readonly making = new Map<string, Promise<T>>();
  private total = 0;
  private readonly limit: number;
  private readonly sizeOf: (value: T) => number;

  constructor(limit: number, sizeOf: (value: T) => number) {
    this.limit = limit;
    this.sizeOf = sizeOf;
  }

  async get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.kept.get(key);
    if (known) {
      // The most recent one stands last.
      this.kept.delete(key);
      this.kept.set(key, known);
      return known.value;
    }
    const running = this.making.get(key) ?? this.make(key, make);
    return running;
  }

  private make(key: string, make: () => Promise<T>): Promise<T> {
    const running = make()
      .then((value) => {
        this.keep(key, value);
        return value;
      })
      .finally(() => this.making.delete(key));
    this.making.set(key, running);
    return running;
  }

  private keep(key: string, value: T): void {
    const bytes = this.sizeOf(value);
    if (bytes > this.limit) return;
    this.kept.set(key, { value, bytes });
    this.total += bytes;
    for (const [oldest, entry] of this.kept) {
      if (this.total <= this.limit) break;
      this.kept.delete(oldest);
      this.total -= entry.bytes;
    }
  }
}
