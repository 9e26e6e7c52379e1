import { type Refusal, refuse } from '../../domain/refusal.ts';

const MIB = 1024 * 1024;

/**
 * Decodes the `file` of a request: base64, optionally as a data URI, line breaks allowed. Its size is known, and
 * refused, before anything is decoded. `limit` counts decoded bytes; exactly that many pass. The bytes of a form are
 * taken as they are.
 */
export function decodeFile(
  text: string | Uint8Array,
  limit: number,
): Buffer | Refusal<'not-base64' | 'file-too-large'> {
  if (typeof text !== 'string') {
    if (text.byteLength > limit) return refuse('file-too-large', { limitMb: limit / MIB });
    return Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  }
  const bare = text.replace(/^\s*data:[^,]{0,200};base64,/i, '').replace(/\s+/g, '');
  const padding = bare.endsWith('==') ? 2 : bare.endsWith('=') ? 1 : 0;
  const size = Math.floor(((bare.length - padding) * 3) / 4);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bare) || (bare.length - padding) % 4 === 1) return refuse('not-base64');
  if (padding > 0 && bare.length % 4 !== 0) return refuse('not-base64');
  if (size > limit) return refuse('file-too-large', { limitMb: limit / MIB });
  return Buffer.from(bare, 'base64');
}

/** Bytes of a JSON body that holds a file of `limit` bytes, and everything beside it. */
export function bodyLimitFor(limit: number): number {
  // Line breaks (2 bytes after each 76 characters, escaped as 4) and 4 MiB for fields, prefilled pictures and mail texts.
  return Math.ceil((limit * 4) / 3) + Math.ceil(limit / 12) + 4 * MIB;
}
