import { type Refusal, refuse } from '../../domain/refusal.ts';
import { PdfError } from '../../pdf/index.ts';
import { ConversionFailed } from '../../platform/convert/docx-converter.ts';
import type { Deps } from '../deps.ts';

export type UploadRefusal =
  | 'not-a-picture'
  /** Nothing is installed that could turn it into pages. */
  | 'no-docx'
  | 'docx-damaged';

/** A picture becomes a page, a Word file is printed; of anything else the PDF library says what is wrong with it. */
export async function readUpload(
  deps: Pick<Deps, 'pdf' | 'docx'>,
  bytes: Uint8Array,
): Promise<Uint8Array | Refusal<UploadRefusal>> {
  try {
    switch (kindOf(bytes)) {
      case 'picture':
        return (await deps.pdf.picturePage(bytes)).bytes;
      case 'docx':
        return deps.docx === null ? refuse('no-docx') : await deps.docx.convert(bytes);
      default:
        return bytes;
    }
  } catch (error) {
    if (error instanceof ConversionFailed) return refuse('docx-damaged');
    if (error instanceof PdfError) return refuse('not-a-picture');
    throw error;
  }
}

/** By its first bytes, whatever its name says; a DOCX is a ZIP that names its parts. */
function kindOf(bytes: Uint8Array): 'picture' | 'docx' | 'other' {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = view.subarray(0, 4).toString('hex');
  if (head === '89504e47' || head.startsWith('ffd8ff')) return 'picture';
  const words = head === '504b0304' && view.includes('[Content_Types].xml') && view.includes('word/');
  return words ? 'docx' : 'other';
}
