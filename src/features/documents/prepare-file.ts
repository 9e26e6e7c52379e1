import type { PageBox } from '../../domain/document/types.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { PrefillWidget } from '../../domain/widget/types.ts';
import { type FormField, type Mark, PdfError, type PdfFault, type Prepared } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import { checkPlaces, checkSignatures } from './check-new-document.ts';
import { placedByName, refuseKept } from './kept-file.ts';
import { marksFor } from './marks.ts';
import type { CreateRefusal, NewDocument } from './new-document.ts';
import { environmentMarks, idMarks } from './page-marks.ts';
import { refuseMode } from './signature-mode.ts';

export interface PreparedFiles {
  readonly pages: readonly PageBox[];
  readonly changes: Prepared['changes'];
  /** It is signed and left as it came: recipients see the same bytes, and only its own fields are filled. */
  readonly kept: boolean;
  readonly formFields: readonly FormField[];
  /** As the file has them placed. */
  readonly recipients: NewDocument['recipients'];
  readonly sourceBlob: string;
  readonly shownBlob: string;
}

/** Largest side of a prefilled picture, in pixels. */
const PICTURE_PIXELS = 1600;

/**
 * Opens and mends the file, checks that every widget lies on it, burns in what the sender filled, the document's id and
 * the environment's mark, and stores both files.
 */
export async function prepareFiles(
  deps: Pick<Deps, 'pdf' | 'blobs' | 'settings' | 'environment'>,
  documentId: string,
  input: NewDocument,
): Promise<PreparedFiles | Refusal<CreateRefusal>> {
  const prepared = await prepareSource(deps, input);
  if (isRefusal(prepared)) return prepared;
  const { pages, changes, kept } = prepared;
  const formFields = kept ? prepared.fields : [];
  const recipients = kept ? placedByName(input.recipients, formFields) : input.recipients;
  const refusal = kept
    ? (refuseMode(input.settings.signatureMode, 'signatures-kept') ?? refuseKept({ ...input, recipients }, formFields))
    : (checkSignatures(recipients) ?? checkPlaces(input, pages));
  if (refusal) return refusal;

  const shownBlob = await shownFile(deps, documentId, prepared, input.prefill);
  if (isRefusal(shownBlob)) return shownBlob;
  return { pages, changes, kept, formFields, recipients, sourceBlob: await deps.blobs.put(prepared.bytes), shownBlob };
}

/** Burns in what the sender filled, the document's id and the environment's mark, unless signatures are kept, and stores what recipients will see. */
export async function shownFile(
  deps: Pick<Deps, 'pdf' | 'blobs' | 'environment'>,
  documentId: string,
  { bytes, pages, kept }: Pick<PreparedSourceFile, 'bytes' | 'pages'> & Partial<Pick<PreparedSourceFile, 'kept'>>,
  prefill: readonly PrefillWidget[],
): Promise<string | Refusal<CreateRefusal>> {
  // Any mark would end the signatures.
  if (kept) return deps.blobs.put(bytes);
  const prefilled = await prefillMarks(deps, { prefill });
  if (isRefusal(prefilled)) return prefilled;
  const mark = deps.environment.pageMark;
  const marks = [...prefilled, ...idMarks(documentId, pages), ...(mark === null ? [] : environmentMarks(mark, pages))];
  const shown = await orFault(deps.pdf.stamp(bytes, marks));
  return isRefusal(shown) ? shown : deps.blobs.put(shown);
}

/** `ask`: a file with a form is refused as `form-found` (detail: count), so that somebody decides. */
export type FormWish = 'flatten' | 'fields' | 'ask';

export interface PreparedSourceFile {
  readonly bytes: Uint8Array;
  readonly pages: readonly PageBox[];
  /** What was done to the file, and the form it held; nothing for one that was prepared before. */
  readonly changes: Prepared['changes'];
  readonly fields: Prepared['fields'];
  readonly kept: boolean;
}

/** Opens and mends a file, or reads one that was mended before. Nothing is stored here. */
export async function prepareSource(
  deps: Pick<Deps, 'pdf' | 'blobs' | 'settings' | 'environment'>,
  input: Pick<NewDocument, 'file' | 'password' | 'signed'> & { readonly form?: FormWish },
): Promise<PreparedSourceFile | Refusal<PdfFault | 'form-found' | 'signed-found'>> {
  const { file, password, signed = 'refuse', form = 'flatten' } = input;
  if (!(file instanceof Uint8Array)) {
    const bytes = await deps.blobs.get(file.blob);
    return { bytes, pages: file.pages, changes: [], fields: file.kept ?? [], kept: file.kept !== undefined };
  }
  const maxPages = deps.settings.limits.pagesPerDocument;
  const prepared = await orFault(
    deps.pdf.prepare(file, {
      password,
      maxPages,
      signed: signed === 'ask' ? 'keep' : signed,
      form: form === 'fields' ? 'remove' : 'flatten',
    }),
  );
  // That it was not asked for is no reason.
  if (isRefusal(prepared)) return signed === 'refuse' ? refuse(prepared.refused) : prepared;
  if (prepared.kept) {
    const { pageMark } = deps.environment;
    if (pageMark !== null) return refuse('already-signed', { why: `Every page here carries the mark “${pageMark}”.` });
    if (signed === 'ask') return refuse('signed-found', { count: prepared.fields.length });
    return { ...prepared, pages: prepared.pages.map(({ width, height }) => ({ width, height })) };
  }
  const count = prepared.fields.length;
  if (form === 'ask' && count > 0) return refuse('form-found', { count });
  return { ...prepared, pages: prepared.pages.map(({ width, height }) => ({ width, height })) };
}

async function prefillMarks(
  deps: Pick<Deps, 'pdf' | 'blobs'>,
  input: Pick<NewDocument, 'prefill'>,
): Promise<Mark[] | Refusal<CreateRefusal>> {
  const marks: Mark[] = [];
  for (const { widget, response } of input.prefill) {
    if (widget.type !== 'image' || typeof response !== 'string') {
      marks.push(...(await marksFor(widget, response, (sha256) => deps.blobs.get(sha256))));
      continue;
    }
    const picture = await prefillPicture(deps, response);
    if (isRefusal(picture)) return picture;
    const { page, x, y, w, h } = widget;
    marks.push({ kind: 'image', page, x, y, w, h, bytes: picture, fit: 'contain' });
  }
  return marks;
}

/** A picture as it is burnt in: upright, PNG. `base64` comes without `data:` prefix. */
export async function prefillPicture(deps: Pick<Deps, 'pdf'>, base64: string): Promise<Uint8Array | Refusal<PdfFault>> {
  const picture = await orFault(deps.pdf.normalisePicture(Buffer.from(base64, 'base64'), PICTURE_PIXELS));
  return isRefusal(picture) ? picture : picture.png;
}

/** The library throws what it can't accept; here it is an expected "no". */
async function orFault<T>(work: Promise<T>): Promise<T | Refusal<PdfFault>> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PdfError)
      return error.code === 'already-signed' ? refuse(error.code, { why: error.message }) : refuse(error.code);
    throw error;
  }
}
