import { createCanvas, ImageData } from '@napi-rs/canvas';
import type { PageImage } from '../engine.ts';
import { PdfError } from '../engine.ts';
import { type Pdfium, withPage } from './pdfium.ts';

const BGRA = 4;
const ANNOTATIONS = 0x01;
const REVERSED_BYTES = 0x10;
const MAX_SIDE = 16_000;
const MAX_AREA = 40_000_000;

/** One page (1-based) as a WebP `width` pixels wide, on white; very tall pages come out narrower. Throws as `withPage`. */
export async function renderPage(bytes: Uint8Array, page: number, width: number): Promise<PageImage> {
  const bitmap = await drawPage(bytes, page, width);
  const canvas = createCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d').putImageData(new ImageData(bitmap.pixels, bitmap.width, bitmap.height), 0, 0);
  return {
    bytes: await canvas.encode('webp', 88),
    contentType: 'image/webp',
    width: bitmap.width,
    height: bitmap.height,
  };
}

export interface Bitmap {
  /** RGBA, row by row. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** The page's pixels as a viewer shows them. */
export function drawPage(bytes: Uint8Array, number: number, width: number): Promise<Bitmap> {
  return withPage(bytes, number, (pdfium, page, document) => {
    const ratio = pdfium._FPDF_GetPageHeight(page) / pdfium._FPDF_GetPageWidth(page);
    if (!(ratio > 0) || !Number.isFinite(ratio)) throw new PdfError('damaged', 'The page has no size.');
    const w = Math.max(
      1,
      Math.min(Math.round(width), MAX_SIDE, Math.floor(MAX_SIDE / ratio), Math.floor(Math.sqrt(MAX_AREA / ratio))),
    );
    const h = Math.max(1, Math.min(MAX_SIDE, Math.round(w * ratio)));
    const size = w * h * 4;
    const pointer = pdfium.wasmExports.malloc(size);
    if (pointer === 0) throw new PdfError('too-complex', 'The page needs too much memory.');
    const bitmap = pdfium._FPDFBitmap_CreateEx(w, h, BGRA, pointer, w * 4);
    try {
      pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, w, h, 0xffffffff);
      pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, w, h, 0, ANNOTATIONS | REVERSED_BYTES);
      drawFields(pdfium, document, page, (form) =>
        pdfium._FPDF_FFLDraw(form, bitmap, page, 0, 0, w, h, 0, REVERSED_BYTES),
      );
      return { pixels: new Uint8ClampedArray(pdfium.HEAPU8.slice(pointer, pointer + size)), width: w, height: h };
    } finally {
      pdfium._FPDFBitmap_Destroy(bitmap);
      pdfium.wasmExports.free(pointer);
    }
  });
}

/** FPDF_FORMFILLINFO of version 2 without callbacks: at least 140 bytes. */
const FORM_INFO_BYTES = 256;

/** Fields of forms and signatures are drawn by a pass of their own. */
function drawFields(pdfium: Pdfium, document: number, page: number, draw: (form: number) => void): void {
  const info = pdfium.wasmExports.malloc(FORM_INFO_BYTES);
  if (info === 0) throw new PdfError('too-complex', 'The page needs too much memory.');
  let form = 0;
  try {
    pdfium.HEAPU8.fill(0, info, info + FORM_INFO_BYTES);
    pdfium.HEAPU8[info] = 2;
    form = pdfium._FPDFDOC_InitFormFillEnvironment(document, info);
    if (form === 0) return;
    pdfium._FORM_OnAfterLoadPage(page, form);
    draw(form);
    pdfium._FORM_OnBeforeClosePage(page, form);
  } finally {
    if (form !== 0) pdfium._FPDFDOC_ExitFormFillEnvironment(form);
    pdfium.wasmExports.free(info);
  }
}
