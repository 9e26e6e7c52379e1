/**
 * Text of a file that says nothing of its encoding: UTF-8 and UTF-16 with or without a mark, else what Windows writes
 * in western countries. null: no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const label = encodingOf(bytes);
  const text = tryDecode(bytes, label) ?? (label === 'utf-8' ? tryDecode(bytes, 'windows-1252') : null);
  return text === null || hasControls(text) ? null : text;
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 1000);
  const zeros = (odd: number) => start.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  // Latin letters in UTF-16 have a zero as every second byte.
  if (zeros(1) > start.length / 4) return 'utf-16le';
  return zeros(0) > start.length / 4 ? 'utf-16be' : 'utf-8';
}

function tryDecode(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}
