import type { PDF, PdfDict, PdfObject, PdfRef } from '@libpdf/core';
import { PdfError } from '../engine.ts';

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

export interface Rewritten {
  readonly bytes: Uint8Array;
  readonly decrypted: boolean;
  readonly recovered: boolean;
}

/**
 * Reads what the strict reader can't (encrypted, broken) and writes the whole file anew, with its form drawn into the
 * pages when asked. Opens with the user's or the owner's password. Throws `PdfError`.
 */
export async function rewrite(bytes: Uint8Array, password: string, flatten: boolean): Promise<Rewritten> {
  const pdf = await load(bytes, password);
  const decrypted = pdf.isEncrypted;
  if (decrypted) unlock(pdf, password);
  try {
    if (pdf.getPageCount() === 0) throw new PdfError('damaged', 'The file has no pages.');
    handDown(pdf);
    if (flatten) pdf.getForm()?.flatten();
    // Unchanged, the library would hand back the bytes it was given, faults and all.
    pdf.getCatalog().dirty = true;
    return { bytes: await pdf.save(), decrypted, recovered: pdf.recoveredViaBruteForce };
  } catch (error) {
    throw error instanceof PdfError ? error : damaged(error);
  }
}

async function load(bytes: Uint8Array, password: string): Promise<PDF> {
  // Large, and most uploads do without it.
  const { PDF } = await import('@libpdf/core');
  try {
    return await PDF.load(bytes, { credentials: password });
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(cause: unknown): PdfError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return Object.assign(new PdfError('damaged', `The file is damaged beyond repair (${reason}).`), { cause });
}

export function passwordFault(password: string): PdfError {
  return password === ''
    ? new PdfError('password-needed', 'The file is protected by a password.')
    : new PdfError('password-wrong', 'The password does not open the file.');
}

function unlock(pdf: PDF, password: string): void {
  if (!pdf.isAuthenticated) throw passwordFault(password);
  // Whoever may open a file may sign it: the permission bits (7.6.4.2) restrict editing of the copy, not a signed rendition.
  const handler = pdf.context.info.securityHandler;
  if (handler && !handler.hasOwnerAccess)
    Object.defineProperty(handler, 'permissions', { value: { ...handler.permissions, modify: true } });
  pdf.removeProtection();
}

/** Gives every page its own copy of inherited entries: the library draws as if they did not exist and would blank the page. */
function handDown(pdf: PDF): void {
  const resolve = (ref: PdfRef): PdfObject | null => pdf.getObject(ref);
  for (const page of pdf.getPages()) {
    for (const key of INHERITED) {
      if (page.dict.has(key)) continue;
      let parent = page.dict.getDict('Parent', resolve);
      for (let depth = 0; parent && depth < 100; depth++) {
        const value = parent.get(key);
        if (value) {
          const own = isRef(value) ? resolve(value) : value;
          page.dict.set(key, own && isDict(own) ? own.clone() : value);
          break;
        }
        parent = parent.getDict('Parent', resolve);
      }
    }
  }
}

function isRef(value: PdfObject): value is PdfRef {
  return value.type === 'ref';
}

function isDict(value: PdfObject): value is PdfDict {
  return value.type === 'dict';
}
