import { inflateSync } from 'node:zlib';
import { type Dict, isArray, PdfSyntaxError, parseArray, parseDict } from './syntax.ts';
import { asName, asNumber } from './values.ts';

/** Decoded bytes that one structural or content stream may have. */
export const MAX_INFLATED = 128 * 1024 * 1024;

/** Inflates at most `limit` bytes; a stream cut off at its end gives what it holds. Throws `PdfSyntaxError`. */
export function inflate(data: Uint8Array, limit = MAX_INFLATED): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: limit, finishFlush: 2 });
  } catch (cause) {
    throw new PdfSyntaxError('A compressed stream is damaged or too large.', { cause });
  }
}

/**
 * Decodes a stream by its dictionary: none or FlateDecode (7.4.4) with predictors, nothing else, for that is all that
 * structure is written with. `get` resolves indirect values.
 */
export function decodeStream(dict: Dict, data: Uint8Array, get: (raw: string) => string, limit = MAX_INFLATED): Buffer {
  const filter = get(dict.get('Filter') ?? 'null');
  const filters = isArray(filter) ? parseArray(filter).map(get) : filter === 'null' ? [] : [filter];
  if (filters.length === 0) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const name = asName(filters[0]);
  if (filters.length > 1 || (name !== 'FlateDecode' && name !== 'Fl'))
    throw new PdfSyntaxError('A stream uses a filter that is not read here.');
  const raw = get(dict.get('DecodeParms') ?? dict.get('DP') ?? 'null');
  const parms = isArray(raw) ? get(parseArray(raw)[0] ?? 'null') : raw;
  const plain = inflate(data, limit);
  return parms === 'null' ? plain : unpredict(plain, parseDict(parms));
}

/** Undoes PNG predictors (7.4.4.4). */
function unpredict(data: Buffer, parms: Dict): Buffer {
  const predictor = asNumber(parms.get('Predictor')) ?? 1;
  if (predictor === 1) return data;
  const colors = asNumber(parms.get('Colors')) ?? 1;
  const bits = asNumber(parms.get('BitsPerComponent')) ?? 8;
  const columns = asNumber(parms.get('Columns')) ?? 1;
  const size = Math.max(1, (colors * bits) >> 3);
  const row = Math.ceil((colors * bits * columns) / 8);
  if (predictor < 10 || !(row > 0) || row > 1_000_000)
    throw new PdfSyntaxError('A stream uses a predictor that is not read here.');
  const rows = Math.floor(data.length / (row + 1));
  const out = Buffer.alloc(rows * row);
  for (let r = 0; r < rows; r++) {
    const type = data[r * (row + 1)] ?? 0;
    const from = r * (row + 1) + 1;
    const to = r * row;
    for (let i = 0; i < row; i++) {
      const left = i >= size ? (out[to + i - size] ?? 0) : 0;
      const up = r > 0 ? (out[to + i - row] ?? 0) : 0;
      const upLeft = r > 0 && i >= size ? (out[to + i - row - size] ?? 0) : 0;
      out[to + i] = (data[from + i] ?? 0) + prediction(type, left, up, upLeft);
    }
  }
  return out;
}

function prediction(type: number, left: number, up: number, upLeft: number): number {
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type !== 4) return 0;
  const estimate = left + up - upLeft;
  const dl = Math.abs(estimate - left);
  const du = Math.abs(estimate - up);
  const dul = Math.abs(estimate - upLeft);
  return dl <= du && dl <= dul ? left : du <= dul ? up : upLeft;
}
