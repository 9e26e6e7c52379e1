import { readSync } from 'node:fs';

/** Bytes of a file, read by place; offsets past the end are cut to it. */
export interface Source {
  readonly length: number;
  /** One character for each byte of [from, to). */
  text(from: number, to: number): string;
  /** Bytes of [from, to); not to be changed. */
  slice(from: number, to: number): Buffer;
}

/** Bytes in memory; nothing is copied. */
export function memorySource(bytes: Uint8Array): Source {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    length: buffer.length,
    text: (from, to) => buffer.toString('latin1', from, to),
    slice: (from, to) => buffer.subarray(from, Math.max(from, to)),
  };
}

const WINDOW = 64 * 1024;
const WINDOWS = 16;

/**
 * A file on disk, of which only the windows that are looked at are read; the last sixteen stay in memory, whatever the
 * file's size. `descriptor` must stay open, and the file unchanged, while the source is in use.
 */
export function fileSource(descriptor: number, length: number): Source {
  const windows = new Map<number, Buffer>();

  function window(number: number): Buffer {
    const known = windows.get(number);
    if (known) return known;
    const oldest = windows.size >= WINDOWS ? windows.keys().next().value : undefined;
    const reused = oldest === undefined ? undefined : windows.get(oldest);
    if (oldest !== undefined) windows.delete(oldest);
    const bytes = reused?.length === WINDOW ? reused : Buffer.allocUnsafeSlow(WINDOW);
    readFully(descriptor, bytes.subarray(0, Math.min(WINDOW, length - number * WINDOW)), number * WINDOW);
    windows.set(number, bytes);
    return bytes;
  }

  function slice(from: number, to: number): Buffer {
    const end = Math.min(to, length);
    if (end <= from) return Buffer.alloc(0);
    // Copied: a window may be used again for another part of the file.
    const bytes = Buffer.allocUnsafe(end - from);
    if (end - from > WINDOW) {
      readFully(descriptor, bytes, from);
      return bytes;
    }
    for (let at = from; at < end; ) {
      const number = Math.floor(at / WINDOW);
      const until = Math.min(end, (number + 1) * WINDOW);
      window(number).copy(bytes, at - from, at - number * WINDOW, until - number * WINDOW);
      at = until;
    }
    return bytes;
  }

  function text(from: number, to: number): string {
    const end = Math.min(to, length);
    const number = Math.floor(from / WINDOW);
    if (end <= from || end > (number + 1) * WINDOW) return slice(from, end).toString('latin1');
    return window(number).toString('latin1', from - number * WINDOW, end - number * WINDOW);
  }

  return { length, text, slice };
}

/** Fills `into` from the file's offset `at`. Throws when the file is shorter. */
export function readFully(descriptor: number, into: Uint8Array, at: number): void {
  for (let done = 0; done < into.length; ) {
    const got = readSync(descriptor, into, done, into.length - done, at + done);
    if (got === 0) throw new Error('A file became shorter while it was read.');
    done += got;
  }
}
