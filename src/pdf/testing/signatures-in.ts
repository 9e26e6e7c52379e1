export interface FoundSignature {
  /** The string of /Contents, padding included. */
  readonly contents: Buffer;
  /** What /ByteRange covers. */
  readonly covered: Buffer;
  readonly range: readonly number[];
}

/** What judges of messages need: each /Contents with the bytes it speaks of, in order of the file. */
export function signaturesIn(bytes: Uint8Array): FoundSignature[] {
  const view = Buffer.from(bytes);
  return [...view.toString('latin1').matchAll(/\/ByteRange\s*\[(\d+) (\d+) (\d+) (\d+)\]/g)].map((found) => {
    const [a = 0, b = 0, c = 0, d = 0] = found.slice(1).map(Number);
    return {
      contents: Buffer.from(view.toString('latin1', a + b + 1, c - 1), 'hex'),
      covered: Buffer.concat([view.subarray(a, a + b), view.subarray(c, c + d)]),
      range: [a, b, c, d],
    };
  });
}
