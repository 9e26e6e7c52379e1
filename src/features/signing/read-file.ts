import { type Refusal, refuse } from '../../domain/refusal.ts';
import { PdfError, type PdfFault } from '../../pdf/index.ts';
import { ConversionFailed } from '../../platform/convert/docx-converter.ts';
import type { Deps } from '../deps.ts';

export type FileRefusal =
  /** Neither PDF, DOCX, PNG nor JPEG. */
  | 'file-type'
  | 'file-damaged'
  | 'file-password'
  /** No converter is installed. */
  | 'file-docx'
  /** detail: limit. */
  | 'file-pages'
  /** Takes too long or too much memory to read. */
  | 'file-complex';

interface Readable {
  readonly pdf: Uint8Array;
  readonly pages: readonly { readonly width: number; readonly height: number }[];
}

type ReadDeps = Pick<Deps, 'pdf' | 'docx' | 'settings'>;

/** Turns an upload into pages: decrypted where no password is needed, mended, without form. The content says what it is. */
export async function readFile(deps: ReadDeps, bytes: Uint8Array): Promise<Readable | Refusal<FileRefusal>> {
  try {
    switch (kindOf(bytes)) {
      case 'pdf':
        return await preparedPdf(deps, bytes);
      case 'picture': {
        const made = await deps.pdf.picturePage(bytes);
        return { pdf: made.bytes, pages: made.pages };
      }
      case 'docx':
        return deps.docx === null ? refuse('file-docx') : await preparedPdf(deps, await deps.docx.convert(bytes));
      default:
        return refuse('file-type');
    }
  } catch (error) {
    if (error instanceof ConversionFailed) return refuse('file-damaged');
    if (error instanceof PdfError) return refusalOf(error.code, deps);
    throw error;
  }
}

async function preparedPdf(deps: ReadDeps, bytes: Uint8Array): Promise<Readable> {
  const prepared = await deps.pdf.prepare(bytes, { password: '', maxPages: deps.settings.limits.attachmentPages });
  return { pdf: prepared.bytes, pages: prepared.pages.map(({ width, height }) => ({ width, height })) };
}

function refusalOf(code: PdfFault, deps: ReadDeps): Refusal<FileRefusal> {
  switch (code) {
    case 'password-needed':
    case 'password-wrong':
      return refuse('file-password');
    case 'too-many-pages':
      return refuse('file-pages', { limit: deps.settings.limits.attachmentPages });
    case 'too-complex':
      return refuse('file-complex');
    default:
      return refuse('file-damaged');
  }
}

/** By its first bytes; a DOCX is a ZIP that names its parts. */
function kindOf(bytes: Uint8Array): 'pdf' | 'picture' | 'docx' | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  const head = view.subarray(0, 4).toString('hex');
  if (head === '89504e47' || head.startsWith('ffd8ff')) return 'picture';
  const words = head === '504b0304' && view.includes('[Content_Types].xml') && view.includes('word/');
  return words ? 'docx' : undefined;
}
