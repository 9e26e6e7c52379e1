import { PdfError } from '../pdf/index.ts';
import type { Deps } from './deps.ts';

/** Largest upload. */
export const PICTURE_BYTES = 5 * 1024 * 1024;
/** Longer side of what is kept, and bytes of a picture that comes as text. */
const PIXELS = 1600;
const DATA_URL_BYTES = 4 * 1024 * 1024;

export interface KeptPicture {
  readonly sha256: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Stores a picture, checked, upright and small enough, as PNG; undefined for what isn't a PNG or JPEG. */
export async function keepPicture(
  deps: Pick<Deps, 'pdf' | 'blobs'>,
  bytes: Uint8Array,
): Promise<KeptPicture | undefined> {
  try {
    const { png, width, height } = await deps.pdf.normalisePicture(bytes, PIXELS);
    return { sha256: await deps.blobs.put(png), width, height };
  } catch (error) {
    if (error instanceof PdfError) return undefined;
    throw error;
  }
}

/** The same from `data:image/png;base64,...`; returns the hash, undefined also for a text that is too long. */
export async function keepDataUrl(deps: Pick<Deps, 'pdf' | 'blobs'>, dataUrl: string): Promise<string | undefined> {
  const found = /^data:image\/(?:png|jpeg);base64,/.exec(dataUrl);
  if (found === null || dataUrl.length > (DATA_URL_BYTES / 3) * 4) return undefined;
  return (await keepPicture(deps, Buffer.from(dataUrl.slice(found[0].length), 'base64')))?.sha256;
}
