import { PdfError } from '../engine.ts';

/** The functions of pdfium's C interface used here (fpdfview.h, fpdf_text.h, fpdf_formfill.h, fpdf_edit.h); the wrapper offers fewer. */
export interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void };
  _FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidth(page: number): number;
  _FPDF_GetPageHeight(page: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, pixels: number, stride: number): number;
  _FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, color: number): void;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    w: number,
    h: number,
    rotate: number,
    flags: number,
  ): void;
  _FPDFDOC_InitFormFillEnvironment(document: number, info: number): number;
  _FPDFDOC_ExitFormFillEnvironment(form: number): void;
  _FORM_OnAfterLoadPage(page: number, form: number): void;
  _FORM_OnBeforeClosePage(page: number, form: number): void;
  _FPDF_FFLDraw(
    form: number,
    bitmap: number,
    page: number,
    x: number,
    y: number,
    w: number,
    h: number,
    rotate: number,
    flags: number,
  ): void;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number;
}

let loading: Promise<Pdfium> | undefined;

async function load(): Promise<Pdfium> {
  // Four megabytes of WebAssembly that a thread which only stamps does without.
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  // The wrapper keeps the interface private; it is the one object every pdfium build has.
  return (library as unknown as { readonly module: Pdfium }).module;
}

/**
 * Opens a document and one of its pages (1-based) for `use`, and closes both. Throws `PdfError` 'damaged' when pdfium
 * can't open them, `RangeError` for a page that does not exist.
 */
export async function withPage<T>(
  bytes: Uint8Array,
  page: number,
  use: (pdfium: Pdfium, page: number, document: number) => T,
): Promise<T> {
  loading ??= load();
  const pdfium = await loading;
  try {
    return openPage(pdfium, bytes, page, use);
  } catch (error) {
    // A trap leaves the module in an unknown state: the next call gets a fresh one.
    if (error instanceof Error && error.name === 'RuntimeError') {
      loading = undefined;
      throw new PdfError('damaged', 'The page cannot be drawn.');
    }
    throw error;
  }
}

function openPage<T>(
  pdfium: Pdfium,
  bytes: Uint8Array,
  number: number,
  use: (pdfium: Pdfium, page: number, document: number) => T,
): T {
  const data = pdfium.wasmExports.malloc(bytes.length);
  if (data === 0) throw new PdfError('too-complex', 'The file needs too much memory.');
  pdfium.HEAPU8.set(bytes, data);
  const document = pdfium._FPDF_LoadMemDocument(data, bytes.length, 0);
  let page = 0;
  try {
    if (document === 0) throw new PdfError('damaged', 'The file cannot be drawn.');
    if (number < 1 || number > pdfium._FPDF_GetPageCount(document)) throw new RangeError(`There is no page ${number}.`);
    page = pdfium._FPDF_LoadPage(document, number - 1);
    if (page === 0) throw new PdfError('damaged', `Page ${number} cannot be drawn.`);
    return use(pdfium, page, document);
  } finally {
    if (page !== 0) pdfium._FPDF_ClosePage(page);
    if (document !== 0) pdfium._FPDF_CloseDocument(document);
    pdfium.wasmExports.free(data);
  }
}
