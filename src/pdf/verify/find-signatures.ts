import type { PdfFile } from '../document/reader.ts';
import { asRef, type Dict, isArray, parseArray, parseDict } from '../document/syntax.ts';
import { asBytes, asName, asNumber } from '../document/values.ts';
import type { FieldLock } from './types.ts';

/** A field of the form (12.7.4), with what it inherits. */
export interface Field {
  readonly num: number;
  /** Full name, partial names joined by dots. */
  readonly name: string;
  /** Inherited where its own dictionary has none. */
  readonly type: string | null;
  readonly dict: Dict;
  /** Own number of the parent, or null at the top. */
  readonly parent: number | null;
}

const MAX_FIELDS = 100_000;
const MAX_DEPTH = 50;

/** Every node of the tree of fields, parents first; widgets that are no fields of their own too. */
export function readFields(file: PdfFile): Map<number, Field> {
  const form = file.dict(file.dict(file.trailer.get('Root'))?.get('AcroForm'));
  const fields = new Map<number, Field>();

  function walk(raw: string, parent: Field | null, depth: number): void {
    const ref = asRef(raw);
    if (!ref || depth > MAX_DEPTH || fields.has(ref.num) || fields.size > MAX_FIELDS) return;
    const dict = file.dict(raw);
    if (!dict) return;
    const own = textOf(file.resolve(dict.get('T')));
    const name = [parent?.name ?? '', own ?? ''].filter((part) => part !== '').join('.');
    const type = asName(file.resolve(dict.get('FT'))) ?? parent?.type ?? null;
    const field: Field = { num: ref.num, name, type, dict, parent: parent?.num ?? null };
    fields.set(ref.num, field);
    const kids = file.resolve(dict.get('Kids'));
    if (isArray(kids)) for (const kid of parseArray(kids)) walk(kid, field, depth + 1);
  }

  const top = file.resolve(form?.get('Fields'));
  if (isArray(top)) for (const raw of parseArray(top)) walk(raw, null, 0);
  return fields;
}

/** A signature dictionary that a field, or the catalog's /Perms, points at. */
export interface FoundSignature {
  readonly num: number;
  readonly field: string;
  readonly dict: Dict;
  readonly fieldDict: Dict | null;
}

/** Signatures and document timestamps of a file (or of one of its revisions), each once. */
export function findSignatures(file: PdfFile, fields: ReadonlyMap<number, Field>): FoundSignature[] {
  const found = new Map<number, FoundSignature>();
  const add = (raw: string | undefined, field: string, fieldDict: Dict | null): void => {
    const ref = asRef(raw);
    const dict = ref ? dictAt(file, ref.num) : null;
    if (!ref || !dict || found.has(ref.num)) return;
    found.set(ref.num, { num: ref.num, field, dict, fieldDict });
  };
  for (const field of fields.values()) {
    if (field.type === 'Sig') add(field.dict.get('V'), field.name, field.dict);
  }
  const permissions = file.dict(file.dict(file.trailer.get('Root'))?.get('Perms'));
  for (const key of ['DocMDP', 'UR3']) add(permissions?.get(key), '', null);
  return [...found.values()];
}

function dictAt(file: PdfFile, num: number): Dict | null {
  const { text } = file.object(num);
  return text.startsWith('<<') ? parseDict(text) : null;
}

export interface Permissions {
  /** P of DocMDP (12.8.2.2), 2 where it says none. */
  readonly certification: 1 | 2 | 3 | null;
  /** P of a field lock (12.7.5.5): what this signature forbids from now on. */
  readonly level: 1 | 2 | 3 | null;
  readonly locks: FieldLock | null;
}

/** What a signature allows to be changed after it. */
export function readPermissions(file: PdfFile, signature: FoundSignature): Permissions {
  let certification: Permissions['certification'] = null;
  let locks: FieldLock | null = null;
  const references = file.resolve(signature.dict.get('Reference'));
  for (const raw of isArray(references) ? parseArray(references).slice(0, 20) : []) {
    const reference = file.dict(raw);
    const parameters = file.dict(reference?.get('TransformParams'));
    const method = asName(file.resolve(reference?.get('TransformMethod')));
    if (method === 'DocMDP') certification = stricter(certification, level(file, parameters) ?? 2);
    if (method === 'FieldMDP') locks = lockOf(file, parameters) ?? locks;
  }
  const lock = file.dict(signature.fieldDict?.get('Lock'));
  return { certification, level: level(file, lock), locks: locks ?? lockOf(file, lock) };
}

function level(file: PdfFile, dict: Dict | null): 1 | 2 | 3 | null {
  const p = asNumber(file.resolve(dict?.get('P')));
  return p === 1 || p === 2 || p === 3 ? p : null;
}

export function stricter<T extends 1 | 2 | 3>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function lockOf(file: PdfFile, dict: Dict | null): FieldLock | null {
  const action = asName(file.resolve(dict?.get('Action')));
  if (action !== 'All' && action !== 'Include' && action !== 'Exclude') return null;
  const list = file.resolve(dict?.get('Fields'));
  const fields = isArray(list) ? parseArray(list).map((raw) => textOf(file.resolve(raw)) ?? '') : [];
  return { action, fields };
}

export function isLocked(lock: FieldLock, name: string): boolean {
  const named = lock.fields.some((field) => name === field || name.startsWith(`${field}.`));
  return lock.action === 'All' || (lock.action === 'Include' ? named : !named);
}

/** A text string (7.9.2.2) as text: UTF-16, UTF-8 or, near enough, PDFDocEncoding. */
export function textOf(raw: string | undefined): string | null {
  const bytes = asBytes(raw);
  if (bytes === null) return null;
  const buffer = Buffer.from(bytes, 'latin1');
  if (bytes.startsWith('\xFE\xFF'))
    return buffer
      .subarray(2, buffer.length & ~1)
      .swap16()
      .toString('utf16le');
  if (bytes.startsWith('\xEF\xBB\xBF')) return buffer.toString('utf8', 3);
  return bytes;
}
