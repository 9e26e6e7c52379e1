import { type PageNode, readPages, TooManyPages } from '../document/pages.ts';
import { openPdf, type PdfFile } from '../document/reader.ts';
import { asRef, isArray, PdfSyntaxError, parseArray } from '../document/syntax.ts';
import { asName } from '../document/values.ts';
import { PdfError } from '../engine.ts';

/** A file that can be appended to as it lies. */
export interface Sound {
  readonly file: PdfFile;
  readonly pages: readonly PageNode[];
}

/** Reads the whole structure strictly: every object of the cross-reference, every page. Throws `PdfSyntaxError`, or `PdfError` 'too-many-pages'. */
export function inspect(bytes: Uint8Array, maxPages: number): Sound {
  const file = openPdf(bytes);
  if (file.encrypted) return { file, pages: [] };
  const pages = pagesOf(file, maxPages);
  for (let num = 1; num < file.size; num++) {
    file.object(num);
    file.forget(num);
  }
  for (const page of pages) {
    const contents = file.resolve(page.dict.get('Contents'));
    if (isArray(contents)) for (const part of parseArray(contents)) file.resolve(part);
  }
  return { file, pages };
}

export function pagesOf(file: PdfFile, maxPages: number): PageNode[] {
  try {
    return readPages(file, maxPages);
  } catch (error) {
    if (error instanceof TooManyPages) throw new PdfError('too-many-pages', error.message);
    throw error;
  }
}

export interface FormState {
  readonly fields: boolean;
  /** Signatures, or what only goes with them: rights, validation data. */
  readonly signatures: boolean;
  /** Somebody has signed: a signature field holds a signature. */
  readonly signed: boolean;
  /** Object numbers of those signatures. */
  readonly signatureNumbers: readonly number[];
}

/** Whether the file holds an interactive form (12.7), and signatures in it. */
export function formState(file: PdfFile): FormState {
  const catalog = file.dict(file.trailer.get('Root'));
  const form = file.dict(catalog?.get('AcroForm'));
  let fields = form !== null && file.resolve(form.get('XFA')) !== 'null';
  let signed = false;
  const signatureNumbers: number[] = [];
  const signatures = catalog?.has('Perms') === true || catalog?.has('DSS') === true;
  const seen = new Set<string>();

  function walk(raw: string, inherited: string | null, depth: number): void {
    if (depth > 50 || seen.has(raw) || seen.size > 200_000) return;
    seen.add(raw);
    const field = file.dict(raw);
    if (!field) return;
    fields = true;
    const type = asName(file.resolve(field.get('FT'))) ?? inherited;
    if (type === 'Sig' && file.dict(field.get('V'))) {
      signed = true;
      const ref = asRef(field.get('V'));
      if (ref) signatureNumbers.push(ref.num);
    }
    const kids = file.resolve(field.get('Kids'));
    if (isArray(kids)) for (const kid of parseArray(kids)) walk(kid, type, depth + 1);
  }

  const top = file.resolve(form?.get('Fields'));
  if (isArray(top)) for (const raw of parseArray(top)) walk(raw, null, 0);
  return { fields, signatures: signatures || signed, signed, signatureNumbers };
}

export function isSyntaxFault(error: unknown): boolean {
  // A regular expression or a buffer read pushed past its bounds by a hostile file shows as RangeError.
  return error instanceof PdfSyntaxError || error instanceof RangeError;
}
