import { openPdf, type PdfFile } from '../document/reader.ts';
import { PdfSyntaxError } from '../document/syntax.ts';
import { asInteger, asNumber } from '../document/values.ts';

/** The file as it was when some bytes of it were all of it. */
export interface Snapshot {
  /** Offset behind its `%%EOF`, and behind the line end that follows. */
  readonly eof: number;
  readonly end: number;
  readonly file: PdfFile;
}

const MAX_REVISIONS = 200;
const END = '%%EOF';

/** More revisions than are judged. */
export class TooManyRevisions extends Error {
  override readonly name = 'TooManyRevisions';
}

/** The first bytes as a file of their own; null when they are none. */
export function snapshotAt(bytes: Buffer, end: number): Snapshot | null {
  let eof = end;
  while (eof > 0 && end - eof < 2 && isLineEnd(bytes[eof - 1])) eof--;
  if (bytes.toString('latin1', eof - END.length, eof) !== END) return null;
  const whole = behindLineEnd(bytes, eof);
  try {
    return { eof, end: whole, file: openPdf(bytes.subarray(0, whole)) };
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** The revisions of a file, oldest first, as far as its chain of cross-references tells them, and the file itself last. */
export function readRevisions(file: PdfFile): Snapshot[] {
  const { bytes } = file;
  const found: Snapshot[] = [];
  let startxref: number | null = file.startxref;
  let limit = Number.POSITIVE_INFINITY;
  while (startxref !== null && startxref < limit) {
    if (found.length > MAX_REVISIONS) throw new TooManyRevisions('The file has too many revisions.');
    const eof = endAfter(bytes, startxref);
    const snapshot = eof === null ? null : snapshotAt(bytes, eof);
    // A linearized file names its first part last: that part is no file of its own.
    if (!snapshot || snapshot.file.startxref !== startxref) break;
    found.unshift(snapshot);
    limit = startxref;
    const previous: number | null = asNumber(snapshot.file.trailer.get('Prev'));
    startxref = previous === null ? null : asInteger(String(previous));
  }
  return found;
}

/** Offset behind the `%%EOF` that ends the section at `startxref`. */
function endAfter(bytes: Buffer, startxref: number): number | null {
  const keyword = bytes.indexOf('startxref', startxref + 1);
  const end = keyword < 0 ? -1 : bytes.indexOf(END, keyword);
  return end < 0 ? null : end + END.length;
}

function behindLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at] === 13) return bytes[at + 1] === 10 ? at + 2 : at + 1;
  return bytes[at] === 10 ? at + 1 : at;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}

/** Whether anything but line ends follows. */
export function isBlankFrom(bytes: Buffer, from: number): boolean {
  return bytes.length - from <= 1024 && bytes.subarray(from).every((byte) => isLineEnd(byte) || byte === 32);
}
