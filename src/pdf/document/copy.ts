import type { PdfFile } from './reader.ts';
import type { Revision } from './revision.ts';
import { mapReferences, parseDict } from './syntax.ts';

const MAX_COPIED = 500_000;

/** Carries objects of another file over into a revision, each once, with everything they refer to. Streams stay encoded. */
export class Importer {
  readonly #from: PdfFile;
  readonly #to: Revision;
  readonly #numbers: Map<number, number>;

  /** `placed`: numbers of `from` that already have a number in the revision and are not to be copied. */
  constructor(from: PdfFile, to: Revision, placed: ReadonlyMap<number, number> = new Map()) {
    this.#from = from;
    this.#to = to;
    this.#numbers = new Map(placed);
  }

  /** Raw text with its references renumbered; what they refer to is copied. */
  value(text: string): string {
    const waiting: number[] = [];
    const out = this.#renumber(text, waiting);
    for (let num = waiting.pop(); num !== undefined; num = waiting.pop()) this.#copy(num, waiting);
    return out;
  }

  #renumber(text: string, waiting: number[]): string {
    return mapReferences(text, ({ num }) => {
      const known = this.#numbers.get(num);
      if (known !== undefined) return `${known} 0 R`;
      if (this.#numbers.size > MAX_COPIED) throw new RangeError('A file has too many objects to copy.');
      const placed = this.#to.allocate();
      this.#numbers.set(num, placed);
      waiting.push(num);
      return `${placed} 0 R`;
    });
  }

  #copy(num: number, waiting: number[]): void {
    const object = this.#from.object(num);
    const placed = this.#numbers.get(num);
    if (placed === undefined) return;
    if (!object.data) {
      this.#to.set(placed, this.#renumber(object.text, waiting));
      return;
    }
    const dict = parseDict(object.text);
    dict.delete('Length');
    this.#to.setStream(
      placed,
      new Map([...dict].map(([key, value]) => [key, this.#renumber(value, waiting)])),
      object.data,
    );
  }
}
